package io.muster.durable.delivery;

import io.muster.durable.Outcome;
import io.muster.durable.loop.Backoff;
import java.time.Duration;
import java.time.Instant;

/** What follows from the outcome of an attempt. */
record RetryPolicy(Backoff backoff) {

    sealed interface Next {
        /** It is over: sent, rejected or given_up, as the column says. */
        record End(String state) implements Next {}

        record TryAgain(Instant at) implements Next {}
    }

    /**
     * Nobody is called before they asked to be.
     *
     * @param attempt number of the attempt, from 1
     * @param giveUpAt null for never
     * @param chance from 0 to 1, spreads the retries
     */
    Next after(Outcome outcome, int attempt, Instant now, Instant giveUpAt, double chance) {
        return switch (outcome) {
            case Outcome.Sent sent -> new Next.End("sent");
            case Outcome.Rejected rejected -> new Next.End("rejected");
            case Outcome.Retry retry -> {
                Instant again = now.plus(longer(backoff.after(attempt, chance), retry.rest()));
                // no attempt would start in time: whoever waits for the end should know now
                yield giveUpAt != null && !again.isBefore(giveUpAt)
                        ? new Next.End("given_up")
                        : new Next.TryAgain(again);
            }
        };
    }

    private static Duration longer(Duration pause, Duration rest) {
        return rest.compareTo(pause) > 0 ? rest : pause;
    }
}
