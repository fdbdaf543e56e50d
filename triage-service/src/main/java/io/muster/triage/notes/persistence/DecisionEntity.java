package io.muster.triage.notes.persistence;

import io.muster.durable.ActorColumns;
import io.muster.triage.notes.RecordedDecision;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "decision")
class DecisionEntity {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    Instant at;

    @Embedded
    ActorColumns by;

    String decision;

    @Column(name = "customer_impact")
    String customerImpact;

    @Column(name = "gain_over_customers")
    boolean gainOverCustomers;

    static DecisionEntity of(RecordedDecision recorded) {
        var entity = new DecisionEntity();
        entity.write(recorded);
        return entity;
    }

    private void write(RecordedDecision recorded) {
        id = recorded.id();
        incidentId = recorded.incident();
        at = recorded.at();
        by = ActorColumns.of(recorded.by());
        decision = recorded.decision();
        customerImpact = recorded.customerImpact();
        gainOverCustomers = recorded.gainOverCustomers();
    }

    RecordedDecision toDecision() {
        return new RecordedDecision(id, incidentId, at, by.toActor(), decision, customerImpact, gainOverCustomers);
    }
}
