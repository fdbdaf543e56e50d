package io.muster.triage.ownership.persistence;

import io.muster.contracts.Stage;
import io.muster.durable.ActorColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "stage_owner")
class StageOwnerEntity {

    @Embeddable
    record Owned(
            @Column(name = "incident_id") UUID incidentId,
            @Enumerated(EnumType.STRING) Stage stage) implements Serializable {}

    @EmbeddedId
    Owned id;

    String person;
    Instant at;

    @Embedded
    ActorColumns by;
}
