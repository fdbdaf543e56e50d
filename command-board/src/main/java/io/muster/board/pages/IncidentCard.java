package io.muster.board.pages;

import io.muster.board.incidents.BoardIncident;
import io.muster.board.incidents.Reader;
import io.muster.contracts.Incident;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.Status;
import java.time.Instant;
import java.util.List;

/**
 * What the head of an incident shows, in the list and on its own page.
 *
 * @param severityStyle "sev1", "sev2", "sev3" or "none"
 * @param where "everywhere" when nothing narrower is known
 * @param commander null while nobody commands
 * @param due when the next update is due; null when none is owed
 */
public record IncidentCard(
        String id,
        String label,
        String what,
        String severity,
        String severityStyle,
        boolean severityConfirmed,
        String status,
        String statusStyle,
        boolean open,
        boolean restricted,
        String where,
        String journeys,
        String service,
        List<StageStep> steps,
        String commander,
        Moment due,
        Moment since,
        Moment ended,
        int firing,
        boolean sourceLost) {

    /** As the reader sees it. */
    static IncidentCard of(BoardIncident incident, Reader reader, Instant now) {
        IncidentCard whole = of(incident, now);
        return reader.seesTroubleshooting() ? whole : whole.withoutTroubleshooting();
    }

    private static IncidentCard of(BoardIncident incident, Instant now) {
        Incident i = incident.state();
        return new IncidentCard(
                i.id().toString(),
                i.label(),
                i.what(),
                i.severity() == null ? "SEV?" : i.severity().name(),
                styleOf(i.severity()),
                i.severityConfirmed(),
                i.status() == null ? "detected" : Words.lower(i.status()),
                i.status() == null ? "detected" : i.status().name().toLowerCase(java.util.Locale.ROOT),
                incident.isOpen(),
                incident.restricted(),
                i.where().isEmpty() ? "everywhere" : String.join(", ", i.where()),
                Words.list(i.journeys()),
                i.service(),
                StageStep.of(i),
                i.holder(Role.COMMANDER).orElse(null),
                i.nextUpdateDue().map(at -> Moment.of(at, now)).orElse(null),
                Moment.of(i.since(), now),
                Moment.of(endOf(i), now),
                i.firing(),
                i.sourceLost());
    }

    /** The same without what only the search for the cause needs. */
    IncidentCard withoutTroubleshooting() {
        return new IncidentCard(
                id,
                label,
                what,
                severity,
                severityStyle,
                severityConfirmed,
                status,
                statusStyle,
                open,
                restricted,
                where,
                journeys,
                null,
                steps,
                commander,
                due,
                since,
                ended,
                0,
                false);
    }

    /** The current step's number, for people who do not see the stepper. */
    public String stageText() {
        return steps.stream()
                .filter(StageStep::isCurrent)
                .findFirst()
                .map(step -> "Stage " + step.number() + " of 6: " + step.name())
                .orElse("All stages passed");
    }

    /** The current stage's name, or that there is none any more. */
    public String stageName() {
        return steps.stream()
                .filter(StageStep::isCurrent)
                .map(StageStep::name)
                .findFirst()
                .orElse("Over");
    }

    private static Instant endOf(Incident incident) {
        if (incident.status() == Status.CLOSED && incident.closedAt() != null) {
            return incident.closedAt();
        }
        return incident.resolvedAt();
    }

    private static String styleOf(Severity severity) {
        return severity == null ? "none" : "sev" + (severity.ordinal() + 1);
    }
}
