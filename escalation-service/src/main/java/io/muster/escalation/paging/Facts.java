package io.muster.escalation.paging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What people who are paged are told of an incident; kept from other stages' events.
 *
 * @param service key of the affected service; empty text when detection named none
 * @param severity as proposed until triage has spoken
 * @param confirmed whether triage has confirmed the incident
 */
public record Facts(
        UUID incidentId,
        long number,
        String what,
        List<String> where,
        Instant since,
        Instant detectedAt,
        String service,
        Severity severity,
        boolean confirmed,
        List<AlertRef> alerts) {

    public Facts {
        Objects.requireNonNull(incidentId);
        Objects.requireNonNull(severity);
        where = List.copyOf(where);
        alerts = List.copyOf(alerts);
        service = Objects.requireNonNullElse(service, "");
    }

    Facts confirmedAs(Severity newSeverity, String newService) {
        return new Facts(incidentId, number, what, where, since, detectedAt, newService, newSeverity, true, alerts);
    }

    Facts withSeverity(Severity newSeverity) {
        return new Facts(incidentId, number, what, where, since, detectedAt, service, newSeverity, confirmed, alerts);
    }

    /** SEV1 and SEV2 bring in a communications owner (R47). */
    boolean needCommunications() {
        return severity != Severity.SEV3;
    }

    String severityInWords() {
        return severity + (confirmed ? " confirmed" : " unconfirmed");
    }
}
