package io.muster.escalation.room.persistence;

import io.muster.escalation.room.Attendances;
import io.muster.escalation.room.Attending;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheAttendances implements Attendances, PanacheRepositoryBase<AttendanceEntity, AttendanceEntity.Key> {

    @Override
    public Uni<List<Attending>> of(UUID incidentId) {
        return list("incidentId = ?1 order by saidAt, person", incidentId)
                .map(found -> found.stream().map(AttendanceEntity::attending).toList());
    }

    @Override
    public Uni<Void> save(Attending attending) {
        return getSession()
                .chain(session -> session.merge(AttendanceEntity.of(attending)))
                .replaceWithVoid();
    }
}
