package io.muster.durable;

import java.time.Duration;

/** What came of an attempt to send. */
public sealed interface Outcome {

    /** As it is stored and counted. */
    default String word() {
        return switch (this) {
            case Sent sent -> "sent";
            case Retry retry -> "retry";
            case Rejected rejected -> "rejected";
        };
    }

    /** The provider took it. */
    record Sent(String answer) implements Outcome {}

    /**
     * It may work later: no connection, time out, overload.
     *
     * @param rest how long the other side asks not to be called, as by {@code Retry-After}; zero when it does not say, and
     *     never more than an hour
     */
    record Retry(String problem, Duration rest) implements Outcome {

        private static final Duration LONGEST_REST = Duration.ofHours(1);

        public Retry {
            rest = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        }

        public Retry(String problem) {
            this(problem, Duration.ZERO);
        }
    }

    /** The provider will never take it: unknown address, bad request. Final. */
    record Rejected(String problem) implements Outcome {}
}
