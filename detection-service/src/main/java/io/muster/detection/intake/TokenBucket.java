package io.muster.detection.intake;

import java.time.Duration;
import java.time.Instant;

/** How much an integration may send: so much a second, and twice as much at once after a pause. */
final class TokenBucket {

    private static final int SECONDS_AT_ONCE = 2;

    private final int perSecond;
    private double left;
    private Instant filledAt;

    TokenBucket(int perSecond, Instant now) {
        this.perSecond = perSecond;
        this.left = (double) perSecond * SECONDS_AT_ONCE;
        this.filledAt = now;
    }

    int perSecond() {
        return perSecond;
    }

    /**
     * Takes the cost when anything is left, also when that is less: a large request is not refused for ever.
     *
     * @return zero when it was taken, else how long to wait
     */
    synchronized Duration take(double cost, Instant now) {
        fill(now);
        if (left <= 0) {
            return Duration.ofMillis((long) Math.ceil(1000 * (1 - left) / perSecond));
        }
        left -= cost;
        return Duration.ZERO;
    }

    /** A clock that was set back fills nothing. */
    private void fill(Instant now) {
        double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
        left = Math.min((double) perSecond * SECONDS_AT_ONCE, left + seconds * perSecond);
        filledAt = now;
    }
}
