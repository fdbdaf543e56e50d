package io.muster.durable.loop;

import java.time.Duration;

/**
 * How often something begins: at once while that is rare, and at even distances when it is not, so that what comes
 * meanwhile is done together. Not for several threads at once.
 */
final class Pace {
    /** What one incident sets off within a moment begins at once. */
    private static final int AT_ONCE = 8;

    /** Far below what anybody waits for while hundreds come in a second, and long enough for company. */
    private static final Duration DISTANCE = Duration.ofMillis(40);

    private final long distance;
    private final long credit;
    private long restedAt;

    /** @param now by {@link System#nanoTime}, as all of it */
    Pace(int atOnce, Duration distance, long now) {
        this.distance = distance.toNanos();
        credit = (atOnce - 1) * this.distance;
        restedAt = now;
    }

    static Pace usual() {
        return new Pace(AT_ONCE, DISTANCE, System.nanoTime());
    }

    /** For what is to begin as soon as it can. */
    static Pace none() {
        return new Pace(1, Duration.ZERO, System.nanoTime());
    }

    /** How long until the next may begin; zero for now. */
    Duration left(long now) {
        return Duration.ofNanos(Math.max(0, restedAt - now - credit));
    }

    void began(long now) {
        restedAt = (restedAt - now > 0 ? restedAt : now) + distance;
    }
}
