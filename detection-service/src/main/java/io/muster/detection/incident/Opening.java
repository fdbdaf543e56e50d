package io.muster.detection.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventContext;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.Visibility;
import io.muster.detection.alert.Alert;
import io.muster.detection.policy.Decision;
import io.muster.detection.report.ReportGroup;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an incident would start with: what is broken, where, since when (R29), and why it is one.
 *
 * @param detectedAt when the first signal of it was accepted (time to detect ends here, R27)
 * @param type as a person said; null when nobody did
 */
public record Opening(
        String what,
        List<String> where,
        Instant since,
        List<Journey> journeys,
        String service,
        Severity proposedSeverity,
        Source source,
        long policyVersion,
        String reason,
        Actor actor,
        Instant detectedAt,
        List<AlertRef> alerts,
        IncidentType type) {

    private static final Actor POLICY = Actor.rule("declaration-policy");
    private static final String SECURITY = "security";
    private static final List<String> PLACES = List.of("region", "storefront", "device");

    public static Opening of(Alert alert, Decision decision) {
        Instant at = alert.updatedAt();
        return new Opening(
                alert.summary(),
                PLACES.stream()
                        .map(alert.labels()::get)
                        .filter(place -> place != null)
                        .toList(),
                alert.startsAt().isAfter(at) ? at : alert.startsAt(),
                Stream.ofNullable(decision.journey()).toList(),
                decision.service(),
                decision.severity(),
                alert.source(),
                decision.policyVersion(),
                decision.reason(),
                POLICY,
                at,
                List.of(alert.ref()),
                null);
    }

    /** @param group of those who said the same, this one counted */
    public static Opening of(ReportSignal report, ReportGroup group, Decision decision) {
        Instant at = report.receivedAt();
        Instant since = group.firstAt().isBefore(at) ? group.firstAt() : at;
        String by = group.count() == 1 ? "reported by a person, " : "reported " + group.count() + " times, ";
        return new Opening(
                group.what(),
                report.where(),
                report.since() == null || report.since().isAfter(since) ? since : report.since(),
                Stream.ofNullable(decision.journey()).toList(),
                decision.service(),
                decision.severity(),
                report.source(),
                decision.policyVersion(),
                by + decision.reason(),
                Actor.person(report.reporter()),
                at,
                List.of(),
                report.type());
    }

    static Opening of(GoingAlong going, DetectedIncident from) {
        IncidentSplit split = going.split();
        return new Opening(
                split.what(),
                split.where(),
                going.alerts().stream()
                        .map(Alert::startsAt)
                        .min(Instant::compareTo)
                        .orElse(from.since()),
                going.journeys(),
                going.service(from),
                split.proposedSeverity() == null ? from.proposedSeverity() : split.proposedSeverity(),
                from.source(),
                from.policyVersion(),
                "split off INC-" + from.number() + ": " + split.context().reason(),
                split.actor(),
                split.occurredAt(),
                going.alerts().stream().map(Alert::ref).toList(),
                null);
    }

    DetectedIncident incident(UUID id, long number) {
        return new DetectedIncident(
                id,
                number,
                what,
                where,
                since,
                journeys,
                service,
                proposedSeverity,
                source,
                policyVersion,
                reason,
                actor.id(),
                detectedAt,
                Telling.nothing(),
                null,
                null);
    }

    IncidentDetected event(UUID id, long number) {
        return event(id, number, isSecret() ? Visibility.RESTRICTED : Visibility.INTERNAL);
    }

    /** Few may know of it, from the first event on: a person or an alert says that it is a breach. */
    boolean isSecret() {
        return type == IncidentType.SECURITY
                || alerts.stream().map(AlertRef::labels).anyMatch(Opening::isOfSecurity);
    }

    /** An alert says it by its label {@code incident_type}. */
    static boolean isOfSecurity(Map<String, String> labels) {
        return SECURITY.equalsIgnoreCase(labels.get("incident_type"));
    }

    IncidentDetected event(UUID id, long number, Visibility visibility) {
        return new IncidentDetected(
                new EventContext(id, detectedAt, actor, reason, visibility),
                number,
                what,
                where,
                since,
                journeys,
                service,
                proposedSeverity,
                source,
                "declaration-" + policyVersion,
                alerts,
                type);
    }
}
