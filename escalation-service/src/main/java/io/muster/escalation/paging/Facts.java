package io.muster.escalation.paging;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.Incident;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.escalation.policy.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What people who are paged are told of an incident; kept from other stages' events.
 *
 * @param service key of the affected service; empty text when detection named none
 * @param severity as proposed until triage has spoken
 * @param confirmed whether triage has confirmed the incident
 * @param type as triage named it; empty before
 * @param campaigns keys of the running campaigns that the incident touches, as triage knows them
 * @param revenue what it costs, as triage estimated last; empty while unknown, which is not nothing
 * @param test whether it is a test page: nothing is broken, and no other stage hears of it
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
        List<AlertRef> alerts,
        Optional<IncidentType> type,
        List<String> campaigns,
        Optional<RevenueAtRisk> revenue,
        boolean test) {

    public Facts {
        Objects.requireNonNull(incidentId);
        Objects.requireNonNull(severity);
        where = List.copyOf(where);
        alerts = List.copyOf(alerts);
        campaigns = List.copyOf(campaigns);
        Objects.requireNonNull(type);
        Objects.requireNonNull(revenue);
        service = Objects.requireNonNullElse(service, "");
    }

    /** What people call it: the incident's number, which a test page has none of. */
    public String label() {
        return test ? "the test page" : Incident.label(number);
    }

    /** An incident of which triage has not spoken yet. */
    static Facts detected(
            UUID incidentId,
            long number,
            String what,
            List<String> where,
            Instant since,
            Instant detectedAt,
            String service,
            Severity severity,
            List<AlertRef> alerts) {
        return new Facts(
                incidentId,
                number,
                what,
                where,
                since,
                detectedAt,
                service,
                severity,
                false,
                alerts,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false);
    }

    /** Nothing is broken. The severity is the one that no quiet hours hold back. */
    static Facts test(UUID id, String what, Instant now, Severity severity) {
        return new Facts(
                id,
                0,
                what,
                List.of(),
                now,
                now,
                "",
                severity,
                true,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                true);
    }

    /** The same of that service. */
    Facts of(String itsService) {
        return confirmedAs(severity, itsService, type);
    }

    Facts confirmedAs(Severity newSeverity, String newService, Optional<IncidentType> newType) {
        return with(newService, newSeverity, true, newType.or(() -> type), campaigns, revenue);
    }

    Facts withSeverity(Severity newSeverity) {
        return with(service, newSeverity, confirmed, type, campaigns, revenue);
    }

    /** @param cost empty keeps what was known */
    Facts withImpact(List<String> running, Optional<RevenueAtRisk> cost) {
        return with(service, severity, confirmed, type, running, cost.or(() -> revenue));
    }

    /** The same but for what triage may say anew. */
    private Facts with(
            String newService,
            Severity newSeverity,
            boolean isConfirmed,
            Optional<IncidentType> newType,
            List<String> running,
            Optional<RevenueAtRisk> cost) {
        return new Facts(
                incidentId,
                number,
                what,
                where,
                since,
                detectedAt,
                newService,
                newSeverity,
                isConfirmed,
                alerts,
                newType,
                running,
                cost,
                test);
    }

    Condition.Situation situation() {
        return new Condition.Situation(severity, service, type, !campaigns.isEmpty());
    }

    /** What is known of how bad it is, for who is asked: a test is no incident, whatever holds its messages back. */
    public String severityInWords() {
        if (test) {
            return "nothing is broken";
        }
        return severity + (confirmed ? " confirmed" : " unconfirmed");
    }
}
