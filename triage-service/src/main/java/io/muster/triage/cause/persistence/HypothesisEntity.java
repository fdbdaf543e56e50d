package io.muster.triage.cause.persistence;

import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.durable.ActorColumns;
import io.muster.triage.cause.Hypothesis;
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
@Table(name = "hypothesis")
class HypothesisEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String text;

    @Enumerated(EnumType.STRING)
    HypothesisState state;

    Instant at;

    @Embedded
    ActorColumns by;

    String reason;

    void write(Hypothesis hypothesis) {
        id = hypothesis.id();
        incidentId = hypothesis.incident();
        text = hypothesis.text();
        state = hypothesis.state();
        at = hypothesis.at();
        by = ActorColumns.of(hypothesis.by());
        reason = hypothesis.reason();
    }

    Hypothesis toHypothesis() {
        return new Hypothesis(id, incidentId, text, state, at, by.toActor(), reason);
    }
}
