package io.muster.escalation.room.persistence;

import io.muster.durable.UnitOfWork;
import io.muster.escalation.room.Room;
import io.muster.escalation.room.Rooms;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheRooms implements Rooms, PanacheRepositoryBase<RoomEntity, UUID> {

    private final UnitOfWork unitOfWork;

    PanacheRooms(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Uni<Optional<Room>> find(UUID incidentId) {
        return findById(incidentId).map(found -> Optional.ofNullable(found).map(RoomEntity::room));
    }

    @Override
    public Uni<List<Room>> find(List<UUID> incidents) {
        return list("incidentId in ?1 order by openedAt, incidentId", incidents)
                .map(found -> found.stream().map(RoomEntity::room).toList());
    }

    /** The escalation that it belongs to has to be there. */
    @Override
    public Uni<Void> save(Room room) {
        return unitOfWork
                .writeRows()
                .chain(this::getSession)
                .chain(session -> session.merge(RoomEntity.of(room)))
                .replaceWithVoid();
    }
}
