package io.muster.triage.record;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.UUID;

/**
 * What detection said when the incident began (R29). Only the service changes, when a person names the right one.
 *
 * @param since when it began
 * @param detectedAt when we knew
 * @param service key of the affected service; null when detection knew none
 */
public record Facts(
        UUID id,
        long number,
        String what,
        Instant since,
        String service,
        Source source,
        Severity proposedSeverity,
        Instant detectedAt) {

    static Facts of(IncidentDetected event) {
        return new Facts(
                event.incidentId(),
                event.number(),
                event.what(),
                event.since(),
                event.service(),
                event.source(),
                event.proposedSeverity() == null ? Severity.SEV3 : event.proposedSeverity(),
                event.occurredAt());
    }

    Facts withService(String affected) {
        return new Facts(id, number, what, since, affected, source, proposedSeverity, detectedAt);
    }
}
