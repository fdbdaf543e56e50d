package io.muster.escalation.room;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** Who said what about coming. Joins the caller's transaction. */
public interface Attendances {

    /** Who spoke first stands first. */
    Uni<List<Attending>> of(UUID incidentId);

    /** Replaces what the person said before. */
    Uni<Void> save(Attending attending);
}
