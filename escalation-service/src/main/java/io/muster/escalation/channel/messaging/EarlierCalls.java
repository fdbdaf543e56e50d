package io.muster.escalation.channel.messaging;

import io.muster.durable.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether somebody is called again when it is not known if an earlier attempt has called them. Twilio knows no idempotency
 * key and lists calls without what was asked for, so that a call of which no word has come cannot be told from one for
 * another page: the list only says how many there were at most. A page that may have rung is rung once more, since it may also
 * have not; never twice more.
 *
 * @param listed when the calls began that the provider lists to the number and that may be for this page; empty when it could
 *     not be asked
 */
record EarlierCalls(Optional<List<Instant>> listed) {

    /** Two clocks are as far apart at most. */
    private static final int SKEW_SECONDS = 10;

    /** How often one page may ring. */
    private static final int RINGS = 2;

    /**
     * @param attempt from 2
     * @param since when the page was to be made known first
     * @return what becomes of the attempt instead of a call; empty when it is made
     */
    Optional<Outcome> instead(int attempt, Instant since) {
        if (attempt <= RINGS || listed.isPresent() && callsSince(since) < RINGS) {
            return Optional.empty();
        }
        return Optional.of(
                listed.isPresent()
                        ? new Outcome.Rejected("has called, and whether for this page is not known")
                        : new Outcome.Retry("whether it has called cannot be asked"));
    }

    private long callsSince(Instant since) {
        Instant earliest = since.minusSeconds(SKEW_SECONDS);
        return listed.orElseThrow().stream()
                .filter(call -> !call.isBefore(earliest))
                .count();
    }
}
