package io.muster.triage.notes.rest;

import io.muster.contracts.Actor;
import io.muster.triage.notes.RecordedDecision;
import java.time.Instant;
import java.util.UUID;

record DecisionView(UUID id, Instant at, Actor by, String decision, String customerImpact, boolean gainOverCustomers) {

    static DecisionView of(RecordedDecision recorded) {
        return new DecisionView(
                recorded.id(),
                recorded.at(),
                recorded.by(),
                recorded.decision(),
                recorded.customerImpact(),
                recorded.gainOverCustomers());
    }
}
