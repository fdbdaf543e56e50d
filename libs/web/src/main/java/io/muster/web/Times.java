package io.muster.web;

import io.muster.contracts.Refusal;
import java.time.Instant;

/** The times that callers may name: those of RFC 3339, which every store and every other system can hold. */
public final class Times {

    public static final String FLAW = "is a time outside of the years 1 to 9999";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /** Whether a caller may name it; a body with another one is refused before it is anybody's. */
    public static boolean areHeld(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    /**
     * The value of a query parameter; null when there is none.
     *
     * @throws Refusal {@code invalid-parameter}
     */
    public static Instant parameter(String name, Instant given) {
        if (given != null && !areHeld(given)) {
            throw new Refusal(WebProblem.INVALID_PARAMETER, name + " " + FLAW);
        }
        return given;
    }
}
