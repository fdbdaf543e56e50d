package io.muster.durable;

/** What came of an attempt to send. */
public sealed interface Outcome {

    /** The provider took it. */
    record Sent(String answer) implements Outcome {}

    /** It may work later: no connection, time out, overload. */
    record Retry(String problem) implements Outcome {}

    /** The provider will never take it: unknown address, bad request. Final. */
    record Rejected(String problem) implements Outcome {}
}
