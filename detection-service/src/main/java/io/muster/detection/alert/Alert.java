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
 * @param startsAt when the present outbreak began firing, by its sender's clock; it may lie ahead
 * @param heardAt when the present outbreak was first heard of, by our clock
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
        Instant heardAt,
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
                signal.receivedAt(),
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
        if (isLate(signal) || isOfAnEarlierOutbreak(signal)) {
            return new Step(draft().heard(1, updatedAt).done(), Change.REPEATED);
        }
        if (state == AlertState.RESOLVED && signal.resolved() && isByOrder(signal)) {
            // it was over already: the first word on its end stands
            return new Step(this, Change.REPEATED);
        }
        if (fires() && signal.onlyCounts()) {
            return new Step(draft().heard(1, signal.receivedAt()).done(), Change.REPEATED);
        }
        return signal.resolved() ? afterResolve(signal) : afterFiring(signal);
    }

    /**
     * Whether it ends what was over before the present outbreak. A start that lies ahead (clocks of senders differ too) is
     * no reason: what ended after the outbreak was heard of ends it.
     */
    private boolean isOfAnEarlierOutbreak(AlertSignal signal) {
        Instant known = heardAt.isBefore(startsAt) ? heardAt : startsAt;
        return signal.resolved() && !isByOrder(signal) && signal.endsAt().isBefore(known);
    }

    /**
     * Whether it fires and was accepted before what is known. Clocks of replicas differ, and the log's order is the truth:
     * neither a resolve nor a new outbreak is overlooked for a clock's sake.
     */
    private boolean isLate(AlertSignal signal) {
        boolean beginsAnew = state == AlertState.RESOLVED
                && (isByOrder(signal) || signal.startsAt().isAfter(endsAt));
        return !signal.resolved() && !beginsAnew && signal.receivedAt().isBefore(updatedAt);
    }

    /**
     * Whether the sender names no times that could be compared, but says in turn that the alert fires and that it is over:
     * the times are those of whichever replicas took the signals in. Of heartbeats only we speak.
     */
    private static boolean isByOrder(AlertSignal signal) {
        return !Signal.OF_SILENCE.equals(signal.format())
                && (signal.resolved() ? signal.resolvesByKeyAlone() : signal.endsAt() == null);
    }

    private Step afterResolve(AlertSignal signal) {
        boolean already = state == AlertState.RESOLVED;
        Instant said = isByOrder(signal) && startsAt.isAfter(signal.endsAt()) ? startsAt : signal.endsAt();
        Instant end = already && endsAt.isAfter(said) ? endsAt : said;
        Instant start = isByOrder(signal) ? startsAt : earliest(signal);
        Alert merged = merged(signal, AlertState.RESOLVED, start, end, false);
        return new Step(merged, already ? Change.REPEATED : Change.RESOLVED);
    }

    private Step afterFiring(AlertSignal signal) {
        // a sign of life that ended the last silence came after the start of the next one, or at it
        boolean silentAnew = state == AlertState.RESOLVED && signal.tellsOfSilence();
        boolean firesAnew = state == AlertState.RESOLVED && isByOrder(signal);
        boolean goesOn = !silentAnew
                && !firesAnew
                && (endsAt == null || !signal.startsAt().isAfter(endsAt));
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
        return new Step(change == Change.FIRED ? merged.heardAt(signal.receivedAt()) : merged, change);
    }

    private Instant earliest(AlertSignal signal) {
        return startsAt.isBefore(signal.startsAt()) ? startsAt : signal.startsAt();
    }

    private Alert merged(AlertSignal signal, AlertState newState, Instant start, Instant end, boolean isTimeout) {
        boolean changes = state != AlertState.LOST && state != newState;
        AlertDraft merged = draft().state(newState)
                .from(signal.format(), signal.integration())
                .startsAt(start)
                .endsAt(end, isTimeout)
                .heard(1, signal.receivedAt())
                .flapping(changes ? flapping.changed(signal.receivedAt()) : flapping);
        if (newState != AlertState.RESOLVED) {
            merged.labels(signal.labels());
        }
        if (!signal.resolvesByKeyAlone()) {
            merged.annotations(signal.annotations()).generatorUrl(signal.generatorUrl());
        }
        return merged.done();
    }

    private Alert heardAt(Instant time) {
        return draft().heardAt(time).done();
    }

    private AlertDraft draft() {
        return new AlertDraft(this);
    }

    public boolean fires() {
        return state == AlertState.FIRING;
    }

    /** The same with further labels; those of the same names are replaced. */
    public Alert labelled(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(labels);
        all.putAll(more);
        return draft().labels(all).done();
    }

    /** The same with another text of that name; one that was there is replaced. */
    public Alert annotated(String name, String text) {
        Map<String, String> texts = new HashMap<>(annotations);
        texts.put(name, text);
        return draft().annotations(texts).done();
    }

    /** The same once it was stored. */
    public Alert stored() {
        return draft().version(version + 1).done();
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
        return draft().state(AlertState.LOST).done();
    }

    /** That version of the policy decided about the outbreak. */
    public Alert decidedBy(long policyVersion) {
        return draft().judged(policyVersion, null).done();
    }

    /** The outbreak disturbs nobody for now. It stays with the incident that it was attached to last. */
    public Alert suppressed(String by, long policyVersion) {
        return draft().judged(policyVersion, by).done();
    }

    /** It belongs to the incident from now on; null for none. */
    public Alert placed(UUID incident) {
        return draft().incidentId(incident).done();
    }

    /** Repetitions that were not stored one by one: how many, the latest, and the end that it promised. */
    public Alert repeated(long more, Instant latest, Instant end) {
        return draft().endsAt(end, timeout).heard(more, latest).done();
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
