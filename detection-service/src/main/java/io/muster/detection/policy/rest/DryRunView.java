package io.muster.detection.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Severity;
import io.muster.detection.policy.DryRun;
import io.muster.detection.policy.DryRun.Difference;
import io.muster.detection.policy.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a proposed policy would have decided about the past.
 *
 * @param looked how many decisions there were
 * @param complete false when there were more than were looked at
 * @param samples the newest of the differences
 */
record DryRunView(
        Instant since,
        int looked,
        boolean complete,
        int becomeIncidents,
        int becomeMinor,
        int otherSeverity,
        List<DifferenceView> samples) {

    /** A signal, what was decided about it, and what would be. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            UUID id, String kind, String summary, Instant receivedAt, UUID incidentId, Side was, Side wouldBe) {

        static DifferenceView of(Difference difference) {
            var past = difference.past();
            var wouldBe = difference.wouldBe();
            return new DifferenceView(
                    past.id(),
                    past.kind(),
                    past.summary(),
                    past.receivedAt(),
                    past.incidentId(),
                    new Side(lower(past.outcome()), difference.severityThen(), past.rule(), past.policyVersion()),
                    new Side(lower(wouldBe.outcome()), wouldBe.severity(), wouldBe.rule(), wouldBe.policyVersion()));
        }
    }

    /** @param outcome incident or minor @param rule absent when none matched */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(String outcome, Severity severity, String rule, long policyVersion) {}

    static DryRunView of(DryRun run) {
        return new DryRunView(
                run.since(),
                run.looked(),
                run.complete(),
                run.becomeIncidents(),
                run.becomeMinor(),
                run.otherSeverity(),
                run.samples().stream().map(DifferenceView::of).toList());
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
