package io.muster.triage.severity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Severity;
import io.muster.contracts.StakeKind;
import io.muster.triage.severity.Assessment;
import java.util.List;

/**
 * What the policy makes of an impact.
 *
 * @param byImpact before the business calendar
 * @param hit what of the calendar is hit
 * @param certainBecause absent when a person has to confirm
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AssessmentView(
        Severity severity,
        Severity byImpact,
        String reason,
        List<StakeView> hit,
        boolean certain,
        String certainBecause) {

    record StakeView(StakeKind kind, String key, String name) {}

    static AssessmentView of(Assessment assessment) {
        return new AssessmentView(
                assessment.severity(),
                assessment.byImpact(),
                assessment.reason(),
                assessment.hit().stream()
                        .map(stake -> new StakeView(stake.kind(), stake.key(), stake.name()))
                        .toList(),
                assessment.certain(),
                assessment.certainBecause());
    }
}
