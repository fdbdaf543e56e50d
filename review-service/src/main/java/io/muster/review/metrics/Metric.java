package io.muster.review.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * One measured duration.
 *
 * @param from when its start point was; null when it is not known (yet)
 * @param to when its end point was; null when it is not known (yet)
 */
public record Metric(Measure measure, Instant from, Instant to) {

    /** To the second; negative under clock skew; null while an end is missing. */
    public Duration duration() {
        return from == null || to == null
                ? null
                : Duration.ofSeconds(Duration.between(from, to).toSeconds());
    }

    /** The end is before the start: two services' clocks disagree, or a correction is due. Shown, not hidden. */
    public boolean isClockSkew() {
        return from != null && to != null && to.isBefore(from);
    }
}
