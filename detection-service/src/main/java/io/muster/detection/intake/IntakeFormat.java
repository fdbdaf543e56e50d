package io.muster.detection.intake;

import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.List;

/**
 * One way in which other systems send alerts. It turns a request's body into signals and answers exactly as the system
 * that it stands for. A new format is one new class.
 */
public interface IntakeFormat {

    /** Stands in signals and metrics, as {@code alertmanager}. */
    String name();

    /** @param contentType as sent; null when there was none */
    Batch read(byte[] body, String contentType, Sender sender, Instant now);

    /** What is answered when all was stored and nothing was wrong. */
    Answer accepted();

    /** The body is larger than it may be. */
    Answer tooLarge(int most);

    /** The broker cannot take it now: never a 4xx, because senders drop what they are refused with one. */
    Answer unavailable();

    /**
     * An answer over HTTP.
     *
     * @param body written as JSON; null for an empty body
     */
    record Answer(int status, Object body) {

        boolean isRefusal() {
            return status >= 400;
        }
    }

    /**
     * What came out of a body.
     *
     * @param signals stored in any case, also when something else in the body is refused
     * @param refusal answered after they were stored; null when nothing was wrong
     */
    record Batch(List<AlertSignal> signals, Answer refusal) {

        public static Batch of(List<AlertSignal> signals) {
            return new Batch(signals, null);
        }

        public static Batch refused(Answer refusal) {
            return new Batch(List.of(), refusal);
        }
    }
}
