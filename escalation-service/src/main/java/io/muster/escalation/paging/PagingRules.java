package io.muster.escalation.paging;

import java.time.Duration;

/**
 * The numbers of the paging rules.
 *
 * @param lateAfter pages whose cause is older than this wait for a person's decision
 * @param tryAgainAfter when all rounds ended without reaching anybody, how long until the next try; doubles each time
 * @param tryAgainAtMost the longest such wait
 * @param takenWithin how long a message may wait for its provider before the person's next contact is used beside it
 */
public record PagingRules(Duration lateAfter, Duration tryAgainAfter, Duration tryAgainAtMost, Duration takenWithin) {

    Duration waitBeforeTry(int timesExhausted) {
        Duration wait = tryAgainAfter.multipliedBy(1L << Math.min(timesExhausted, 20));
        return wait.compareTo(tryAgainAtMost) < 0 ? wait : tryAgainAtMost;
    }
}
