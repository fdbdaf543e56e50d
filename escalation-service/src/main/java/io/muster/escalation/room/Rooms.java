package io.muster.escalation.room;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The rooms of incidents. Joins the caller's transaction. */
public interface Rooms {

    Uni<Optional<Room>> find(UUID incidentId);

    Uni<Void> save(Room room);
}
