package io.muster.durable.loop;

import java.time.Duration;

/**
 * Waiting times that double up to a cap, and never end.
 *
 * @param first after the first failure
 * @param cap the longest
 */
public record Backoff(Duration first, Duration cap) {

    /** The wait after so many failures in a row, from 1. */
    public Duration after(int failures) {
        int doublings = Math.clamp(failures - 1, 0, 30);
        long millis = Math.min(cap.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(millis < 0 ? cap.toMillis() : millis);
    }

    /**
     * The same, spread so that what failed together does not return together.
     *
     * @param chance from 0 to 1: 0 shortens the wait to three quarters, 1 leaves it whole
     */
    public Duration after(int failures, double chance) {
        return Duration.ofMillis(Math.round(after(failures).toMillis() * (0.75 + 0.25 * chance)));
    }
}
