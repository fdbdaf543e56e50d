package io.muster.triage.ownership.persistence;

import io.muster.contracts.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

@Entity
@Table(name = "role_holder")
class RoleHolderEntity {

    @Embeddable
    record Held(
            @Column(name = "incident_id") UUID incidentId,
            @Enumerated(EnumType.STRING) Role role) implements Serializable {}

    @EmbeddedId
    Held id;

    String person;
}
