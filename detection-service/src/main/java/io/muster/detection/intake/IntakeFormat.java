package io.muster.detection.intake;

import io.muster.contracts.Refusal;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One way in which other systems send alerts. It turns a request into signals and answers exactly as the system that it
 * stands for, also when it cannot take what is sent. A new format is one new class.
 */
public interface IntakeFormat {

    /** Stands in signals and metrics, as {@code alertmanager}. */
    String name();

    /** The integration's key as this format carries it; by default in the header {@code Authorization}. */
    default Optional<String> keyIn(IntakeRequest request) {
        return request.authorizationKey();
    }

    /** The largest body in bytes that this format takes; a larger one is answered with {@link #tooLarge}. */
    default int maxBody(int usual) {
        return usual;
    }

    /** Whether reading a body may take long: then it is not read where requests are served. */
    default boolean readsLong() {
        return false;
    }

    /** Whether it asks for the signature of a sender that signs; to the others such a sender's key opens nothing. */
    default boolean checksSignature() {
        return false;
    }

    /** Never fails: what is wrong with the request stands in the answer. */
    Batch read(IntakeRequest request, Sender sender, Instant now);

    /** The body is larger than it may be. */
    Answer tooLarge(int most);

    /** The broker cannot take it now: never a 4xx, because senders drop what they are refused with one. */
    Answer unavailable();

    /** When its sender waits less long than we take at most: after so long it is told {@link #unavailable}. */
    default Optional<Duration> patience() {
        return Optional.empty();
    }

    /** The integration sends more than its share. What its sender does not drop: 503 unless the format knows better. */
    default Answer tooMany(Duration wait) {
        return unavailable().withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** There is no key, or none of ours (401), or it cannot be looked up now (503). */
    default Answer keyRefused(Refusal refusal) {
        return Answer.problem(refusal.code(), refusal.detail());
    }

    /**
     * What came out of a request.
     *
     * @param signals stored in any case, also when something else in the body is refused
     * @param answer given after they were stored
     */
    record Batch(List<? extends Signal> signals, Answer answer) {

        public static Batch refused(Answer refusal) {
            return new Batch(List.of(), refusal);
        }
    }
}
