package io.muster.detection.incident.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.detection.alert.Alert;
import io.muster.detection.incident.DetectedIncident;
import io.muster.detection.incident.LookUpIncidents.WithAlerts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * An incident as detection knows it.
 *
 * @param state open; watched (resolved, a relapse still belongs to it); ended (its scope is free)
 * @param ending dismissed, merged or resolved; absent while it has not ended
 * @param policyVersion of the declaration policy that opened it
 * @param alerts how its alerts stand, and the first 50 of them; only where one incident is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        UUID id,
        long number,
        String what,
        List<String> where,
        Instant since,
        List<Journey> journeys,
        String service,
        Severity proposedSeverity,
        Source source,
        String policyVersion,
        String reason,
        String detectedBy,
        Instant detectedAt,
        String state,
        Instant watchUntil,
        String ending,
        UUID mergedInto,
        StandingView alerts) {

    record StandingView(int firing, int lost, List<AlertRef> items) {}

    static IncidentView of(WithAlerts found, Instant now) {
        return of(
                found.incident(),
                new StandingView(
                        found.standing().firing(),
                        found.standing().lost(),
                        found.alerts().stream().map(Alert::ref).toList()),
                now);
    }

    static IncidentView of(DetectedIncident incident, StandingView alerts, Instant now) {
        return new IncidentView(
                incident.id(),
                incident.number(),
                incident.what(),
                incident.where(),
                incident.since(),
                incident.journeys(),
                incident.service(),
                incident.proposedSeverity(),
                incident.source(),
                Long.toString(incident.policyVersion()),
                incident.reason(),
                incident.detectedBy(),
                incident.detectedAt(),
                stateOf(incident, now),
                incident.watchUntil(),
                incident.end() == null ? null : incident.end().how().name().toLowerCase(Locale.ROOT),
                incident.end() == null ? null : incident.end().mergedInto(),
                alerts);
    }

    private static String stateOf(DetectedIncident incident, Instant now) {
        if (!incident.takesScopeAt(now)) {
            return "ended";
        }
        return incident.watchUntil() == null ? "open" : "watched";
    }
}
