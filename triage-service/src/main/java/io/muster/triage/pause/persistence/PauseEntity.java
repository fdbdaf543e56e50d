package io.muster.triage.pause.persistence;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.durable.ActorColumns;
import io.muster.triage.pause.Pause;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "campaign_pause")
class PauseEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String campaign;

    @Column(name = "paused_at")
    Instant pausedAt;

    @Embedded
    ActorColumns by;

    String because;

    @Column(name = "resumed_at")
    Instant resumedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "resumed_by_kind")
    Actor.Kind resumedByKind;

    @Column(name = "resumed_by_id")
    String resumedById;

    @Enumerated(EnumType.STRING)
    @Column(name = "resumed_by_role")
    Role resumedByRole;

    @Column(name = "resumed_because")
    String resumedBecause;

    void write(Pause pause) {
        id = pause.id();
        incidentId = pause.incident();
        campaign = pause.campaign();
        pausedAt = pause.pausedAt();
        by = ActorColumns.of(pause.pausedBy());
        because = pause.because();
        resumedAt = pause.resumedAt();
        resumedBecause = pause.resumedBecause();
        if (pause.resumedBy() != null) {
            resumedByKind = pause.resumedBy().kind();
            resumedById = pause.resumedBy().id();
            resumedByRole = pause.resumedBy().role();
        }
    }

    Pause toPause() {
        var resumedBy = resumedById == null ? null : new Actor(resumedByKind, resumedById, resumedByRole);
        return new Pause(
                id, incidentId, campaign, pausedAt, by.toActor(), because, resumedAt, resumedBy, resumedBecause);
    }
}
