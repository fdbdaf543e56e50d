package io.muster.triage.pause;

import io.muster.contracts.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign that was paused because of an incident (R48), and whether it runs again (R91).
 *
 * @param campaign its key
 * @param resumedAt null while it is paused; with {@code resumedBy} and {@code resumedBecause}
 */
public record Pause(
        UUID id,
        UUID incident,
        String campaign,
        Instant pausedAt,
        Actor pausedBy,
        String because,
        Instant resumedAt,
        Actor resumedBy,
        String resumedBecause) {

    public boolean isOver() {
        return resumedAt != null;
    }

    public Pause resumed(Instant at, Actor by, String why) {
        return new Pause(id, incident, campaign, pausedAt, pausedBy, because, at, by, why);
    }

    /** Whether the campaign stood still at that time. */
    public boolean covers(Instant instant) {
        return !instant.isBefore(pausedAt) && (resumedAt == null || instant.isBefore(resumedAt));
    }

    /** How long of a span it stood still. */
    public Duration within(Instant from, Instant to) {
        var begin = pausedAt.isAfter(from) ? pausedAt : from;
        var end = resumedAt == null || resumedAt.isAfter(to) ? to : resumedAt;
        return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }
}
