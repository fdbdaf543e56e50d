package io.muster.escalation.room.persistence;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.escalation.paging.WordOfComing;
import io.muster.escalation.room.Attendances;
import io.muster.escalation.room.Attending;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheAttendances
        implements Attendances, WordOfComing, PanacheRepositoryBase<AttendanceEntity, AttendanceEntity.Key> {

    @Override
    public Uni<List<Attending>> of(UUID incidentId) {
        return list("incidentId = ?1 order by saidAt, person", incidentId)
                .map(found -> found.stream().map(AttendanceEntity::attending).toList());
    }

    @Override
    public Uni<Map<String, Instant>> cannotCome(UUID incidentId) {
        return of(incidentId)
                .map(said -> said.stream()
                        .filter(word -> word.attendance() == Attendance.CANNOT)
                        .collect(Collectors.toMap(Attending::person, Attending::at)));
    }

    @Override
    public Uni<Void> note(ResponderJoined said) {
        return save(new Attending(
                said.incidentId(),
                said.person(),
                said.attendance(),
                Optional.ofNullable(said.note()),
                said.occurredAt()));
    }

    @Override
    public Uni<Void> save(Attending attending) {
        return getSession()
                .chain(session -> session.merge(AttendanceEntity.of(attending)))
                .replaceWithVoid();
    }
}
