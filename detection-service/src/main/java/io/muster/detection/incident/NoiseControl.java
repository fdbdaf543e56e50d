package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.policy.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an alert that fires may disturb anyone now. Every bean of this type is asked, in no particular order; the first
 * that objects wins, and without any bean everything passes.
 *
 * <p>The engine asks when an outbreak begins, when an alert that belongs to no incident returns, and again, as long as a
 * suppressed alert fires: with each of its signals and every few seconds between them. So nobody has to tell when a
 * suppression is over; the alert is then judged as if it had fired at that moment. Alerts that belong to an incident are
 * not asked about while their outbreak goes on, and people's reports never are.
 *
 * <p>A suppressed signal is kept as a decision with the placement {@code SUPPRESSED} and the reason given here; it opens
 * no incident, joins none, and makes no event. Its alert is merged, listed, resolved and lost as any other.
 */
public interface NoiseControl {

    /**
     * Why an alert disturbs nobody.
     *
     * @param by what suppresses it, as {@code silence:<id>} or {@code maintenance:<id>}; at most 200 characters, kept with
     *     the alert
     * @param reason in words, for people who ask what became of a signal
     */
    record Suppression(String by, String reason) {}

    /**
     * Judges one alert; empty lets it pass. Called many times a second inside of a transaction: it answers from memory,
     * at once, and has no effect of its own, because a batch of signals that fails is judged again. What it knows may be
     * a few seconds old. It must not throw.
     *
     * @param alert as it stands with the signal merged; its {@code incidentId} is the incident of the outbreak before
     * @param decision what the declaration policy makes of it when it passes, with the journey and service that it hits
     * @param at the time of judging: the moment when the signal was accepted, or now when it is judged between signals
     */
    Optional<Suppression> judge(Alert alert, Decision decision, Instant at);
}
