package io.muster.review.timeline;

import io.muster.contracts.EventTypes;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Visibility;
import java.time.Instant;
import java.util.UUID;

/**
 * One event on an incident's timeline. Rows stand in stream order, which for one incident is the order of offsets in its
 * partition; clocks may disagree with it, and that is shown.
 *
 * @param id the CloudEvents id
 * @param partition of the lifecycle topic
 * @param offset in that partition
 */
public record TimelineRow(UUID id, int partition, long offset, LifecycleEvent event) {

    public String type() {
        return EventTypes.typeOf(event);
    }

    /** The event's own name, as {@code PageAcknowledged}. */
    public String name() {
        return nameOf(type());
    }

    public Instant at() {
        return event.occurredAt();
    }

    /** What happened, in one sentence. */
    public String text() {
        return TimelineWords.say(event);
    }

    /** Restricted rows are for those who work on the incident (R73). */
    public boolean isVisibleTo(boolean worksOnIncidents) {
        return worksOnIncidents || event.context().visibility() != Visibility.RESTRICTED;
    }

    static String nameOf(String type) {
        String[] parts = type.split("\\.");
        return parts.length < 2 ? type : parts[parts.length - 2];
    }
}
