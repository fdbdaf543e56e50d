package io.muster.triage.record;

import io.muster.contracts.Actor;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of an incident's severity history: who set it, why, and by which version of the policy.
 *
 * @param incident whose line it is: the incident's own, or of one that was merged into it
 * @param from null on the first line
 * @param policyVersion on the first line that of detection's declaration policy, as {@code declaration-3}, then
 *     {@code severity-2}
 */
public record SeverityChange(
        UUID incident, Severity from, Severity to, Instant at, Actor by, String reason, String policyVersion) {}
