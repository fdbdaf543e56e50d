package io.muster.detection.signal;

import java.time.Instant;

/** When trouble began, as people and their tools say it. */
public final class Since {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private Since() {}

    /**
     * What was said, if it says something. No trouble of ours is older than this century: an earlier time is that of a
     * tool whose field was empty (Go's begins in the year 1).
     *
     * @return null when nothing usable was said
     */
    public static Instant told(Instant said) {
        return said == null || said.isBefore(EARLIEST) ? null : said;
    }
}
