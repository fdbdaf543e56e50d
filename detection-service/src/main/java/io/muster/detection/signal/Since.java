package io.muster.detection.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When trouble began, as people and their tools say it. */
public final class Since {

    /** No trouble of ours is older than this century. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** What a tool sends whose field is empty: Go's times begin in the year 1. */
    private static final Instant UNSET = Instant.parse("0002-01-01T00:00:00Z");

    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private Since() {}

    /** Why nothing can have begun then; empty when it can, and when nothing was said. */
    public static Optional<String> flawIn(Instant said, Instant now) {
        if (!isSaid(said)) {
            return Optional.empty();
        }
        if (said.isAfter(now.plus(CLOCKS_APART))) {
            return Optional.of("since lies ahead: " + said + "; leave it out for now");
        }
        return said.isBefore(EARLIEST) ? Optional.of("since lies before this century: " + said) : Optional.empty();
    }

    /**
     * What was said, if it says something. What is a little ahead is of a clock that is, and began now.
     *
     * @return null when nothing was said
     */
    public static Instant told(Instant said, Instant now) {
        if (!isSaid(said)) {
            return null;
        }
        return said.isAfter(now) ? now : said;
    }

    private static boolean isSaid(Instant said) {
        return said != null && !said.isBefore(UNSET);
    }
}
