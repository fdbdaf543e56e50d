package io.muster.detection.incident;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.policy.Outcome;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of a signal, and why: the answer to "what happened to my report?".
 *
 * @param id the signal's id, which is also a report's receipt
 * @param kind alert or report
 * @param rule of the declaration policy; null when none matched
 * @param countedWith the report that it is counted on, because it says the same; null for the first, and for alerts
 * @param incidentId the incident it belongs to; null for what is minor or suppressed
 */
public record DecidedSignal(
        UUID id,
        String kind,
        String fingerprint,
        Source source,
        String format,
        String summary,
        Outcome outcome,
        Placement placement,
        String rule,
        long policyVersion,
        String reason,
        UUID incidentId,
        Instant receivedAt,
        Instant decidedAt,
        UUID countedWith) {

    /** Where a signal ended up. */
    public enum Placement {
        /** It opened an incident. */
        NEW,
        /** It belongs to the incident that was open for its scope. */
        ATTACHED,
        MINOR,
        /** Noise control kept it from disturbing anyone; the outcome is what the policy would have made of it. */
        SUPPRESSED
    }

    /** As those see it who may not know of its incident: it was taken, and that is all. */
    DecidedSignal withoutIncident() {
        return new DecidedSignal(
                id,
                kind,
                fingerprint,
                source,
                format,
                summary,
                outcome,
                placement,
                null,
                policyVersion,
                null,
                null,
                receivedAt,
                decidedAt,
                countedWith);
    }
}
