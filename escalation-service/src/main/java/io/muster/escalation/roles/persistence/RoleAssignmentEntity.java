package io.muster.escalation.roles.persistence;

import io.muster.contracts.Role;
import io.muster.escalation.roles.RoleAssignment;
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
import java.util.UUID;

@Entity
@Table(name = "role_assignment")
@IdClass(RoleAssignmentEntity.Key.class)
class RoleAssignmentEntity {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Id
    @Enumerated(EnumType.STRING)
    Role role;

    @Id
    String person;

    Instant since;

    @Column(name = "assigned_by")
    String assignedBy;

    static final class Key implements Serializable {
        UUID incidentId;
        Role role;
        String person;

        static Key of(UUID incidentId, Role role, String person) {
            Key key = new Key();
            key.incidentId = incidentId;
            key.role = role;
            key.person = person;
            return key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(incidentId, that.incidentId)
                    && role == that.role
                    && Objects.equals(person, that.person);
        }

        @Override
        public int hashCode() {
            return Objects.hash(incidentId, role, person);
        }
    }

    static RoleAssignmentEntity of(RoleAssignment assignment) {
        RoleAssignmentEntity entity = new RoleAssignmentEntity();
        entity.incidentId = assignment.incidentId();
        entity.role = assignment.role();
        entity.person = assignment.person();
        entity.since = assignment.since();
        entity.assignedBy = assignment.assignedBy();
        return entity;
    }

    RoleAssignment assignment() {
        return new RoleAssignment(incidentId, role, person, since, assignedBy);
    }
}
