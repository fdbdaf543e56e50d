package io.muster.board.incidents.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of an incident's timeline.
 *
 * @param seq its place in stream order
 * @param id the event's id
 * @param incident whose event it is: the incident's own, or that of one which was merged into it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntryView(
        long seq,
        UUID id,
        UUID incident,
        String type,
        String title,
        Instant at,
        Actor actor,
        String text,
        boolean restricted) {

    static TimelineEntryView of(TimelineEntry entry) {
        return new TimelineEntryView(
                entry.seq(),
                entry.eventId(),
                entry.incidentId(),
                entry.type(),
                entry.title(),
                entry.at(),
                entry.actor(),
                entry.text(),
                entry.restricted());
    }
}
