package io.muster.detection.measure;

import java.time.Instant;

/** Minutes as numbers: whole minutes since 1970 in UTC. */
public final class Minutes {

    public static final int A_DAY = 24 * 60;
    public static final int A_WEEK = 7 * A_DAY;
    static final int SECONDS = 60;

    private Minutes() {}

    /** The minute that the instant falls in. */
    public static long of(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SECONDS);
    }

    /** When the minute begins. */
    public static Instant start(long minute) {
        return Instant.ofEpochSecond(minute * SECONDS);
    }
}
