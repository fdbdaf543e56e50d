package io.muster.resolution.restoration;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.UUID;

/**
 * What other stages said about the incident, as far as it has come: events of several services have no order among each
 * other, so everything but the id may be missing for a while.
 *
 * @param number 0 until detection's event came
 * @param severity the one in force
 * @param commander id of the person who holds the role; null while nobody does
 * @param restricted only those who work on incidents may know of it
 */
public record Facts(
        UUID id,
        long number,
        String what,
        Instant since,
        Instant detectedAt,
        String service,
        Severity severity,
        String commander,
        boolean restricted) {

    static Facts of(UUID id) {
        return new Facts(id, 0, null, null, null, null, null, null, false);
    }

    public boolean isKnown() {
        return number > 0;
    }

    Facts detected(IncidentDetected event) {
        return new Facts(
                id,
                event.number(),
                event.what(),
                event.since(),
                event.occurredAt(),
                service == null ? event.service() : service,
                severity == null ? event.proposedSeverity() : severity,
                commander,
                restricted);
    }

    Facts confirmed(Severity at, String of) {
        return new Facts(
                id,
                number,
                what,
                since,
                detectedAt,
                of == null ? service : of,
                at == null ? severity : at,
                commander,
                restricted);
    }

    Facts commandedBy(String person) {
        return new Facts(id, number, what, since, detectedAt, service, severity, person, restricted);
    }

    Facts restricted(boolean closedToMost) {
        return new Facts(id, number, what, since, detectedAt, service, severity, commander, closedToMost);
    }
}
