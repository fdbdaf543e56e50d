package io.muster.detection.policy;

import io.muster.contracts.Severity;
import io.muster.detection.policy.PastDecisions.PastDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a proposed policy would have decided about the past.
 *
 * @param since how far back was looked
 * @param looked how many decisions there were
 * @param complete false when there were more than were looked at
 * @param becomeIncidents minor then, an incident with the proposal
 * @param becomeMinor an incident then, minor with the proposal
 * @param otherSeverity an incident both times, proposed with another severity
 * @param samples the newest of the differences
 */
public record DryRun(
        Instant since,
        int looked,
        boolean complete,
        int becomeIncidents,
        int becomeMinor,
        int otherSeverity,
        List<Difference> samples) {

    static final int SHOWN = 100;

    /**
     * One signal that would have been decided differently.
     *
     * @param severityThen null for what was minor, or when its policy is not kept any more
     */
    public record Difference(PastDecision past, Severity severityThen, Decision wouldBe) {}

    static DryRun since(Instant since) {
        return new DryRun(since, 0, true, 0, 0, 0, List.of());
    }

    /** @param versions the policies that decided then, by version */
    DryRun with(PastDecision past, Map<Long, DeclarationPolicy> versions, DeclarationPolicy proposed) {
        Decision wouldBe = proposed.decide(past.facts());
        boolean wasIncident = past.outcome() == Outcome.INCIDENT;
        Severity then = wasIncident && versions.containsKey(past.policyVersion())
                ? versions.get(past.policyVersion()).decide(past.facts()).severity()
                : null;
        int more = !wasIncident && wouldBe.isIncident() ? 1 : 0;
        int fewer = wasIncident && !wouldBe.isIncident() ? 1 : 0;
        int other = wasIncident && wouldBe.isIncident() && then != null && then != wouldBe.severity() ? 1 : 0;
        List<Difference> shown = samples;
        if (more + fewer + other > 0 && samples.size() < SHOWN) {
            shown = new ArrayList<>(samples);
            shown.add(new Difference(past, then, wouldBe));
        }
        return new DryRun(
                since, looked + 1, complete, becomeIncidents + more, becomeMinor + fewer, otherSeverity + other, shown);
    }

    DryRun cutShort() {
        return new DryRun(since, looked, false, becomeIncidents, becomeMinor, otherSeverity, samples);
    }
}
