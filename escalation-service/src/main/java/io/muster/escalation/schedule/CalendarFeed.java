package io.muster.escalation.schedule;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An address at which a calendar program fetches shifts without signing in. What is kept is never the token itself.
 *
 * @param tokenHash SHA-256 of the token
 * @param schedule key of the schedule whose shifts it shows; empty for a person's
 * @param person whose shifts in all schedules it shows; empty for a schedule's
 */
public record CalendarFeed(
        String tokenHash, Optional<String> schedule, Optional<String> person, String madeBy, Instant madeAt) {

    public CalendarFeed {
        Objects.requireNonNull(tokenHash);
        if (schedule.isPresent() == person.isPresent()) {
            throw new IllegalArgumentException("a feed shows either a schedule or a person");
        }
    }
}
