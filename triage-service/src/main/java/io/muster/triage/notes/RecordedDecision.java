package io.muster.triage.notes;

import io.muster.contracts.Actor;
import java.time.Instant;
import java.util.UUID;

/**
 * A decision made during the incident.
 *
 * @param customerImpact what it means for customers: the first criterion of every decision (R21)
 * @param gainOverCustomers short-term gain was chosen over customers, knowingly; the review shows it (R21)
 */
public record RecordedDecision(
        UUID id,
        UUID incident,
        Instant at,
        Actor by,
        String decision,
        String customerImpact,
        boolean gainOverCustomers) {}
