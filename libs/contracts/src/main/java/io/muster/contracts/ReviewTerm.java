package io.muster.contracts;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How long a version of a policy stands until somebody has to read it again and approve it, by publishing it (R18). */
public final class ReviewTerm {

    private static final Period READ_AGAIN = Period.ofMonths(6);

    private ReviewTerm() {}

    /** @param publishedAt null for what is shipped and nobody has taken over yet; then nothing is due */
    public static Instant dueAt(Instant publishedAt) {
        return publishedAt == null
                ? null
                : publishedAt.atZone(ZoneOffset.UTC).plus(READ_AGAIN).toInstant();
    }
}
