package io.muster.triage.severity;

import io.muster.contracts.Severity;
import java.util.List;

/**
 * What the policy makes of an impact.
 *
 * @param byImpact the severity before campaigns
 * @param severity the severity proposed: one step above {@code byImpact} while a campaign runs that is hit (R39)
 * @param campaigns keys of the campaigns that are hit
 * @param reason why, in words for the timeline; names the rules and the campaigns
 * @param certain whether the policy leaves no doubt that this is an incident
 * @param certainBecause which rule leaves no doubt; null when {@code certain} is false
 */
public record Assessment(
        Severity byImpact,
        Severity severity,
        List<String> campaigns,
        String reason,
        boolean certain,
        String certainBecause) {}
