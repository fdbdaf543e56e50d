package io.muster.resolution.mitigation.persistence;

import io.muster.durable.ActorColumns;
import io.muster.resolution.mitigation.Mitigation;
import io.muster.resolution.mitigation.MitigationState;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "mitigation")
class MitigationEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String action;
    String title;
    String reason;
    String state;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "concluded_at")
    Instant concludedAt;

    String outcome;

    @Embedded
    ActorColumns by;

    void write(Mitigation mitigation) {
        id = mitigation.id();
        incidentId = mitigation.incident();
        action = mitigation.action();
        title = mitigation.title();
        reason = mitigation.reason();
        proposedAt = mitigation.proposedAt();
        by = ActorColumns.of(mitigation.by());
        switch (mitigation.state()) {
            case MitigationState.AwaitingApproval() -> write("awaiting approval", null, null);
            case MitigationState.Sending() -> write("sending", null, null);
            case MitigationState.Applied(var at, var answer) -> write("applied", at, answer);
            case MitigationState.Failed(var at, var problem) -> write("failed", at, problem);
        }
    }

    private void write(String word, Instant at, String text) {
        state = word;
        concludedAt = at;
        outcome = text;
    }

    Mitigation toMitigation() {
        return new Mitigation(id, incidentId, action, title, reason, proposedAt, by.toActor(), toState());
    }

    private MitigationState toState() {
        return switch (state) {
            case "awaiting approval" -> new MitigationState.AwaitingApproval();
            case "applied" -> new MitigationState.Applied(concludedAt, outcome);
            case "failed" -> new MitigationState.Failed(concludedAt, outcome);
            default -> new MitigationState.Sending();
        };
    }
}
