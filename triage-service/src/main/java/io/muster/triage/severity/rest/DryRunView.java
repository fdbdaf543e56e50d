package io.muster.triage.severity.rest;

import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import io.muster.triage.record.ReplayPolicy;
import java.util.UUID;

/**
 * What a policy makes of a past incident.
 *
 * @param severity the one in force, as people and the calendar left it
 * @param was what the policy pinned to the incident made of its impact
 * @param wouldBe what the policy that is tried makes of it
 */
record DryRunView(
        UUID id,
        String label,
        String what,
        Severity severity,
        Severity was,
        Severity wouldBe,
        boolean differs,
        String reason) {

    static DryRunView of(ReplayPolicy.Line line) {
        var record = line.record();
        return new DryRunView(
                record.id(),
                Incident.label(record.facts().number()),
                record.facts().what(),
                record.severity(),
                record.byImpact(),
                line.byPolicy(),
                line.differs(),
                line.reason());
    }
}
