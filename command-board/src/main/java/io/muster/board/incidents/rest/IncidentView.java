package io.muster.board.incidents.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.board.incidents.BoardIncident;
import io.muster.contracts.Audience;
import io.muster.contracts.Incident;
import io.muster.contracts.Journey;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.Stage;
import io.muster.contracts.Status;
import io.muster.contracts.TriageEvent.IncidentType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An incident as the board's callers see it; times that are not known yet are absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record IncidentView(
        UUID id,
        long number,
        String label,
        String what,
        List<String> where,
        Instant since,
        List<Journey> journeys,
        String service,
        Status status,
        Stage stage,
        Severity severity,
        boolean severityConfirmed,
        IncidentType type,
        Map<Role, String> roles,
        Map<Role, List<String>> holders,
        List<Incident.Task> tasks,
        Incident.Room room,
        List<Incident.Room> mergedRooms,
        List<String> campaigns,
        String workaround,
        Instant detectedAt,
        Instant confirmedAt,
        Instant acknowledgedAt,
        Instant mitigatedAt,
        Instant resolvedAt,
        Instant watchUntil,
        Instant closedAt,
        Map<Audience, Instant> promises,
        Instant nextUpdateDue,
        UUID mergedInto,
        int firing,
        boolean sourceLost,
        UUID reviewId,
        Instant reviewDueAt,
        boolean restricted,
        Links links) {

    /** Where the same incident is shown in other ways. */
    @RegisterForReflection
    record Links(String self, String page, String timeline, String events) {

        static Links of(UUID id) {
            String self = "/api/incidents/" + id;
            return new Links(self, "/incidents/" + id, self + "/timeline", self + "/events");
        }
    }

    static IncidentView of(BoardIncident incident) {
        Incident i = incident.state();
        return new IncidentView(
                i.id(),
                i.number(),
                i.label(),
                i.what(),
                i.where(),
                i.since(),
                i.journeys(),
                i.service(),
                i.status(),
                i.stage(),
                i.severity(),
                i.severityConfirmed(),
                i.type(),
                i.roles(),
                i.holders(),
                i.tasks(),
                i.room(),
                incident.mergedRooms().isEmpty() ? null : incident.mergedRooms(),
                i.campaigns(),
                i.workaround(),
                i.detectedAt(),
                i.confirmedAt(),
                i.acknowledgedAt(),
                i.mitigatedAt(),
                i.resolvedAt(),
                i.watchUntil(),
                i.closedAt(),
                i.promises(),
                i.nextUpdateDue().orElse(null),
                i.mergedInto(),
                i.firing(),
                i.sourceLost(),
                i.reviewId(),
                i.reviewDueAt(),
                incident.restricted(),
                Links.of(i.id()));
    }
}
