package io.muster.detection.policy;

import io.muster.contracts.Journey;
import io.muster.contracts.Severity;

/**
 * What the policy decided about one signal, and why.
 *
 * @param rule name of the rule that decided; null when none matched
 * @param severity proposed; null for what is minor
 * @param service the affected service; null when neither signal nor rule names one
 * @param journey the affected journey; null when neither signal nor rule names one
 * @param policyVersion the version of the policy that decided
 */
public record Decision(
        Outcome outcome,
        String rule,
        Severity severity,
        String service,
        Journey journey,
        String reason,
        long policyVersion) {

    public boolean isIncident() {
        return outcome == Outcome.INCIDENT;
    }
}
