package io.muster.escalation.restriction;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** The incidents that only those who work on incidents may know of. Joins the caller's transaction. */
public interface RestrictedIncidents {

    Uni<Void> add(UUID incident);

    Uni<Void> remove(UUID incident);

    Uni<Boolean> contains(UUID incident);

    /** Those of the incidents that are restricted and for which the person neither was paged nor holds a role. */
    Uni<Set<UUID>> hiddenFrom(String person, Collection<UUID> incidents);
}
