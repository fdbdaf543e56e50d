package io.muster.escalation.room;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rooms of incidents. Joins the caller's transaction. */
public interface Rooms {

    Uni<Optional<Room>> find(UUID incidentId);

    /** The rooms of these incidents that have one, the one that was opened first in front. */
    Uni<List<Room>> find(List<UUID> incidents);

    Uni<Void> save(Room room);
}
