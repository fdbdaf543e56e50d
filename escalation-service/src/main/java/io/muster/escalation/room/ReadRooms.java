package io.muster.escalation.room;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.muster.web.Discretion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Use case: where an incident is talked about. */
@ApplicationScoped
public class ReadRooms {

    private final UnitOfWork unitOfWork;
    private final MergedIncidents merged;
    private final Rooms rooms;
    private final Discretion discretion;

    ReadRooms(UnitOfWork unitOfWork, MergedIncidents merged, Rooms rooms, Discretion discretion) {
        this.unitOfWork = unitOfWork;
        this.merged = merged;
        this.rooms = rooms;
        this.discretion = discretion;
    }

    /**
     * Its own room first, then those of what was merged into it, where people go on talking; of them those that the caller may
     * know of.
     *
     * @throws Refusal when there is none
     */
    public Uni<List<Room>> of(UUID incidentId) {
        return unitOfWork
                .run(() -> merged.livingIn(incidentId).chain(rooms::find))
                .chain(found -> Multi.createFrom()
                        .iterable(found)
                        .select()
                        .when(room -> isOpenTo(room, incidentId))
                        .collect()
                        .asList())
                .map(found -> inOrder(found, incidentId));
    }

    private Uni<Boolean> isOpenTo(Room room, UUID incidentId) {
        return room.incidentId().equals(incidentId)
                ? Uni.createFrom().item(true)
                : discretion.hides(room.incidentId()).map(hidden -> !hidden);
    }

    private static List<Room> inOrder(List<Room> found, UUID incidentId) {
        if (found.isEmpty()) {
            throw new Refusal(RoomProblem.NO_ROOM, "Nobody opened a room for it", incidentId);
        }
        return found.stream()
                .sorted(Comparator.comparing(room -> !room.incidentId().equals(incidentId)))
                .toList();
    }
}
