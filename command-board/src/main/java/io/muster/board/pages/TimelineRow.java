package io.muster.board.pages;

import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Actor;
import java.time.Instant;
import java.util.Set;

/**
 * One row of the timeline as a page shows it.
 *
 * @param module the part of the suite that said so
 * @param by who or which rule did it, with the role in the incident
 * @param tone "good", "bad" or "plain"
 */
public record TimelineRow(
        long seq,
        String title,
        String text,
        String module,
        String by,
        boolean byPerson,
        String tone,
        Moment at,
        boolean restricted) {

    private static final Set<String> GOOD = Set.of(
            "Page acknowledged",
            "Mitigation applied",
            "Incident mitigated",
            "Incident resolved",
            "Signals cleared",
            "Review published",
            "Incident closed",
            "Action completed");
    private static final Set<String> BAD = Set.of(
            "Incident detected",
            "Source lost",
            "Page failed",
            "Escalation exhausted",
            "Update overdue",
            "Mitigation failed",
            "Relapse detected",
            "Incident reopened");

    static TimelineRow of(TimelineEntry entry, Instant now) {
        String title = entry.title();
        return new TimelineRow(
                entry.seq(),
                title,
                entry.text(),
                entry.module(),
                by(entry.actor()),
                entry.actor().kind() == Actor.Kind.PERSON,
                GOOD.contains(title) ? "good" : BAD.contains(title) ? "bad" : "plain",
                Moment.of(entry.at(), now),
                entry.restricted());
    }

    private static String by(Actor actor) {
        return actor.role() == null ? actor.id() : actor.id() + ", " + Words.lower(actor.role());
    }
}
