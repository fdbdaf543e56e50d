package io.muster.detection.alert;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Flapping.Limit;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * All signals with one fingerprint, merged. The rules are those of Alertmanager, with two
 * differences that keep pages from being missed: a source that goes silent is lost and not resolved, and a late resolve
 * of an outbreak that was over before does not end the present one.
 *
 * @param startsAt when the present outbreak began firing
 * @param endsAt until when it fires unless the source repeats itself; null when the source promised no repetition
 * @param timeout whether {@code endsAt} was set by us
 * @param signals how many signals were merged into it
 * @param updatedAt when the latest one was accepted
 * @param incidentId the incident it was attached to last; null when it never was
 * @param decidedBy version of the declaration policy that decided about it last; 0 before the first decision
 * @param suppressedBy what keeps the present outbreak from disturbing anyone; null when nothing does
 * @param version counts how often it was stored; 0 before the first time
 * @param flapping its changes between firing and resolved
 */
public record Alert(
        String fingerprint,
        AlertState state,
        Source source,
        String format,
        String integration,
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        boolean timeout,
        String generatorUrl,
        Instant firstSeenAt,
        Instant updatedAt,
        long signals,
        UUID incidentId,
        long decidedBy,
        String suppressedBy,
        long version,
        Flapping flapping) {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int SUMMARY_LENGTH = 300;

    /** What a signal did to its alert. */
    public enum Change {
        /** A new outbreak began. */
        FIRED,
        /** It was lost, and the same outbreak goes on. */
        RETURNED,
        /** Nothing that was not known. */
        REPEATED,
        RESOLVED
    }

    /** An alert after a signal, and what the signal changed. */
    public record Step(Alert alert, Change change) {}

    /** The first signal of a fingerprint. One that is already resolved starts nothing. */
    public static Step first(AlertSignal signal) {
        Alert alert = new Alert(
                signal.fingerprint(),
                stateAfter(signal),
                signal.source(),
                signal.format(),
                signal.integration(),
                signal.labels(),
                signal.annotations(),
                signal.startsAt(),
                signal.endsAt(),
                signal.timeout(),
                signal.generatorUrl(),
                signal.receivedAt(),
                signal.receivedAt(),
                1,
                null,
                0,
                null,
                0,
                Flapping.never());
        return new Step(alert, signal.resolved() ? Change.REPEATED : Change.FIRED);
    }

    private static AlertState stateAfter(AlertSignal signal) {
        if (signal.resolved()) {
            return AlertState.RESOLVED;
        }
        return signal.tellsOfSilence() ? AlertState.LOST : AlertState.FIRING;
    }

    /** The next signal of the fingerprint. */
    public Step after(AlertSignal signal) {
        boolean late = signal.receivedAt().isBefore(updatedAt);
        boolean ofAnEarlierOutbreak = signal.resolved() && signal.endsAt().isBefore(startsAt);
        if (late || ofAnEarlierOutbreak) {
            return new Step(with(state, startsAt, endsAt, updatedAt, signals + 1), Change.REPEATED);
        }
        return signal.resolved() ? afterResolve(signal) : afterFiring(signal);
    }

    private Step afterResolve(AlertSignal signal) {
        boolean already = state == AlertState.RESOLVED;
        Instant end = already && endsAt.isAfter(signal.endsAt()) ? endsAt : signal.endsAt();
        Alert merged = merged(signal, AlertState.RESOLVED, earliest(signal), end, false);
        return new Step(merged, already ? Change.REPEATED : Change.RESOLVED);
    }

    private Step afterFiring(AlertSignal signal) {
        // a sign of life that ended the last silence came after the start of the next one, or at it
        boolean silentAnew = state == AlertState.RESOLVED && signal.tellsOfSilence();
        boolean goesOn = !silentAnew && (endsAt == null || !signal.startsAt().isAfter(endsAt));
        Change change = switch (state) {
            case FIRING -> goesOn ? Change.REPEATED : Change.FIRED;
            case LOST -> goesOn ? (signal.tellsOfSilence() ? Change.REPEATED : Change.RETURNED) : Change.FIRED;
            case RESOLVED -> Change.FIRED;
        };
        boolean keepsEnd =
                goesOn && endsAt != null && signal.endsAt() != null && endsAt.isAfter(signal.endsAt()) && !timeout;
        Alert merged = merged(
                signal,
                stateAfter(signal),
                goesOn ? earliest(signal) : signal.startsAt(),
                keepsEnd ? endsAt : signal.endsAt(),
                !keepsEnd && signal.timeout());
        return new Step(merged, change);
    }

    private Instant earliest(AlertSignal signal) {
        return startsAt.isBefore(signal.startsAt()) ? startsAt : signal.startsAt();
    }

    private Alert merged(AlertSignal signal, AlertState newState, Instant start, Instant end, boolean isTimeout) {
        boolean changes = state != AlertState.LOST && state != newState;
        return new Alert(
                fingerprint,
                newState,
                source,
                signal.format(),
                signal.integration(),
                newState == AlertState.RESOLVED ? labels : signal.labels(),
                signal.resolvesByKeyAlone() ? annotations : signal.annotations(),
                start,
                end,
                isTimeout,
                signal.resolvesByKeyAlone() ? generatorUrl : signal.generatorUrl(),
                firstSeenAt,
                signal.receivedAt(),
                signals + 1,
                incidentId,
                decidedBy,
                suppressedBy,
                version,
                changes ? flapping.changed(signal.receivedAt()) : flapping);
    }

    public boolean fires() {
        return state == AlertState.FIRING;
    }

    /** The same with another text of that name; one that was there is replaced. */
    public Alert annotated(String name, String text) {
        Map<String, String> texts = new HashMap<>(annotations);
        texts.put(name, text);
        return new Alert(
                fingerprint,
                state,
                source,
                format,
                integration,
                labels,
                texts,
                startsAt,
                endsAt,
                timeout,
                generatorUrl,
                firstSeenAt,
                updatedAt,
                signals,
                incidentId,
                decidedBy,
                suppressedBy,
                version,
                flapping);
    }

    /** The same once it was stored. */
    public Alert stored() {
        return new Alert(
                fingerprint,
                state,
                source,
                format,
                integration,
                labels,
                annotations,
                startsAt,
                endsAt,
                timeout,
                generatorUrl,
                firstSeenAt,
                updatedAt,
                signals,
                incidentId,
                decidedBy,
                suppressedBy,
                version + 1,
                flapping);
    }

    /** Whether it changes all the time, and is taken as firing whatever its source says. */
    public boolean isFlappingAt(Instant now, Limit limit) {
        return flapping.isFlappingAt(now, limit);
    }

    /** Whether its source had to speak again before {@code now} and did not. */
    public boolean isSilentAt(Instant now) {
        return fires() && endsAt != null && !endsAt.isAfter(now);
    }

    /** Whether it never fired: its source was silent from the start, as that of a missed heartbeat. */
    public boolean tellsOfSilence() {
        return state == AlertState.LOST && Signal.OF_SILENCE.equals(format);
    }

    /** The source went silent. */
    public Alert lost() {
        return with(AlertState.LOST, startsAt, endsAt, updatedAt, signals);
    }

    /** That version of the policy decided about the outbreak. */
    public Alert decidedBy(long policyVersion) {
        return judged(incidentId, policyVersion, null);
    }

    /** The outbreak disturbs nobody for now. It stays with the incident that it was attached to last. */
    public Alert suppressed(String by, long policyVersion) {
        return judged(incidentId, policyVersion, by);
    }

    /** It belongs to the incident from now on; null for none. */
    public Alert placed(UUID incident) {
        return judged(incident, decidedBy, suppressedBy);
    }

    private Alert judged(UUID incident, long policyVersion, String suppression) {
        return new Alert(
                fingerprint,
                state,
                source,
                format,
                integration,
                labels,
                annotations,
                startsAt,
                endsAt,
                timeout,
                generatorUrl,
                firstSeenAt,
                updatedAt,
                signals,
                incident,
                policyVersion,
                suppression,
                version,
                flapping);
    }

    /** Repetitions that were not stored one by one: how many, the latest, and the end that it promised. */
    public Alert repeated(long more, Instant latest, Instant end) {
        return with(state, startsAt, end, latest, signals + more);
    }

    private Alert with(AlertState newState, Instant start, Instant end, Instant updated, long count) {
        return new Alert(
                fingerprint,
                newState,
                source,
                format,
                integration,
                labels,
                annotations,
                start,
                end,
                timeout,
                generatorUrl,
                firstSeenAt,
                updated,
                count,
                incidentId,
                decidedBy,
                suppressedBy,
                version,
                flapping);
    }

    /** One line that says what is wrong: the annotation summary, else description, else the alert's name. */
    public String summary() {
        String text = annotations.getOrDefault(
                "summary",
                annotations.getOrDefault("description", labels.getOrDefault("alertname", "alert " + fingerprint)));
        String line = SPACES.matcher(text.strip()).replaceAll(" ");
        return line.length() <= SUMMARY_LENGTH ? line : line.substring(0, SUMMARY_LENGTH - 1) + "…";
    }

    /** The alert as other stages see it. */
    public AlertRef ref() {
        return new AlertRef(fingerprint, labels, summary(), startsAt);
    }
}
