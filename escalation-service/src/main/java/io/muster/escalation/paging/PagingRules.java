package io.muster.escalation.paging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The numbers of the paging rules.
 *
 * @param lateAfter pages whose cause is older than this wait for a person's decision
 * @param tryAgainAfter when all rounds ended without reaching anybody, how long until the next try; doubles each time
 * @param tryAgainAtMost the longest such wait
 * @param takenWithin how long a message may wait for its provider before the person's next contact is used beside it
 */
public record PagingRules(Duration lateAfter, Duration tryAgainAfter, Duration tryAgainAtMost, Duration takenWithin) {

    /** Whether it is too long ago to wake people for it unasked. */
    boolean isLate(Instant cause, Instant now) {
        return cause.plus(lateAfter).isBefore(now);
    }

    /**
     * When something happened: its sender's clock may be behind, and so may the one by which it was heard. Neither makes old
     * what is fresh.
     *
     * @param told by the sender's clock
     * @param heard by one that is not the sender's; empty where nobody knows
     */
    public static Instant laterOf(Instant told, Optional<Instant> heard) {
        return heard.filter(told::isBefore).orElse(told);
    }

    /**
     * The cause by a clock that goes ahead of the one that all replicas share: as long ago as it is by theirs.
     *
     * @param now by the clock that may go ahead
     * @param shared the same instant by theirs
     */
    static Instant causeBy(Instant cause, Instant now, Instant shared) {
        Duration ahead = Duration.between(shared, now);
        return ahead.isPositive() ? cause.plus(ahead) : cause;
    }

    Duration waitBeforeTry(int timesExhausted) {
        Duration wait = tryAgainAfter.multipliedBy(1L << Math.min(timesExhausted, 20));
        return wait.compareTo(tryAgainAtMost) < 0 ? wait : tryAgainAtMost;
    }
}
