package io.muster.escalation.room.persistence;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.escalation.room.Attending;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "attendance")
@IdClass(AttendanceEntity.Key.class)
class AttendanceEntity {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    String person;

    @Enumerated(EnumType.STRING)
    Attendance attendance;

    String note;

    @Column(name = "said_at")
    Instant saidAt;

    static final class Key implements Serializable {
        UUID incidentId;
        String person;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(incidentId, that.incidentId)
                    && Objects.equals(person, that.person);
        }

        @Override
        public int hashCode() {
            return Objects.hash(incidentId, person);
        }
    }

    static AttendanceEntity of(Attending attending) {
        AttendanceEntity entity = new AttendanceEntity();
        entity.incidentId = attending.incidentId();
        entity.person = attending.person();
        entity.attendance = attending.attendance();
        entity.note = attending.note().orElse(null);
        entity.saidAt = attending.at();
        return entity;
    }

    Attending attending() {
        return new Attending(incidentId, person, attendance, Optional.ofNullable(note), saidAt);
    }
}
