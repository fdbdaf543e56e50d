package io.muster.contracts;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What every lifecycle event tells besides its own facts.
 *
 * @param incidentId the incident it belongs to; the Kafka key, so that one incident's events have one order
 * @param occurredAt when it happened, by the clock of the service that says so
 * @param actor the person or the rule that made it happen
 * @param reason why, in words for the timeline; answers "why was I paged?"
 * @param visibility who may see it
 */
public record EventContext(UUID incidentId, Instant occurredAt, Actor actor, String reason, Visibility visibility) {

    /** Who cannot tell the visibility class, as after a newer version's word for it, shows the event to the fewest. */
    public EventContext {
        Objects.requireNonNull(incidentId, "incidentId");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actor, "actor");
        reason = reason == null ? "" : reason;
        visibility = visibility == null ? Visibility.RESTRICTED : visibility;
    }

    /** An internal event, as most are. */
    public static EventContext internal(UUID incidentId, Instant occurredAt, Actor actor, String reason) {
        return new EventContext(incidentId, occurredAt, actor, reason, Visibility.INTERNAL);
    }
}
