package io.muster.triage.severity;

import io.muster.contracts.Severity;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.calendar.Stake;
import java.util.List;

/**
 * What the policy makes of an impact.
 *
 * @param byImpact the severity before the business calendar
 * @param severity the severity proposed: one step above {@code byImpact} while something of the calendar is hit (R39)
 * @param hit what is hit of those whom the policy lets raise a severity
 * @param reason why, in words for the timeline; names the rules and what is hit
 * @param certain whether the policy leaves no doubt that this is an incident
 * @param certainBecause which rule leaves no doubt; null when {@code certain} is false
 */
public record Assessment(
        Severity byImpact, Severity severity, List<Stake> hit, String reason, boolean certain, String certainBecause) {

    public Assessment {
        hit = List.copyOf(hit);
    }

    /** Keys of the campaigns and sales events that are hit. */
    public List<String> campaigns() {
        return hit.stream().filter(Campaign.class::isInstance).map(Stake::key).toList();
    }

    /** Keys of the customers and sellers who are hit. */
    public List<String> accounts() {
        return hit.stream()
                .filter(stake -> !(stake instanceof Campaign))
                .map(Stake::key)
                .toList();
    }
}
