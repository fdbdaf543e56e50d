package io.muster.detection.journey;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Ids;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a journey stands after its last run that said something about the store.
 *
 * @param failingSince when the first run of those that failed began; null while it passes
 * @param told the alert as it was sent last; null while it passes
 * @param checkedAt when the last such run began; null before the first one
 */
public record Standing(State state, Instant failingSince, AlertSignal told, Instant checkedAt) {

    private static final String FORMAT = "journey";
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    /** An alert ends by itself when so many runs in a row have not sent it again. */
    private static final int RUNS_MISSED = 3;

    /** What the last run said. */
    public enum State {
        NEW,
        PASSING,
        FAILING
    }

    /** @param signals what is to be told to the engine */
    public record Step(Standing standing, List<AlertSignal> signals) {}

    public static Standing unchecked() {
        return new Standing(State.NEW, null, null, null);
    }

    /** What comes of a run. A run that was not made changes nothing: an alert that it would have renewed is lost. */
    public Step after(SyntheticJourney journey, Run run, Instant now) {
        return switch (run.outcome()) {
            case NOT_RUN -> new Step(this, List.of());
            case PASSED -> new Step(new Standing(State.PASSING, null, null, run.startedAt()), resolved(now));
            case FAILED -> failed(journey, run, now);
        };
    }

    private Step failed(SyntheticJourney journey, Run run, Instant now) {
        Instant since = failingSince == null ? run.startedAt() : failingSince;
        AlertSignal signal = signal(journey, run, since, now);
        List<AlertSignal> signals = new ArrayList<>();
        if (told != null && !told.fingerprint().equals(signal.fingerprint())) {
            signals.addAll(resolved(now)); // it fails at another step now
        }
        signals.add(signal);
        return new Step(new Standing(State.FAILING, since, signal, run.startedAt()), signals);
    }

    /** What was told is over. */
    public List<AlertSignal> resolved(Instant now) {
        return Optional.ofNullable(told)
                .map(alert -> new AlertSignal(
                        Ids.at(now),
                        alert.fingerprint(),
                        alert.format(),
                        alert.source(),
                        alert.integration(),
                        alert.labels(),
                        alert.annotations(),
                        alert.startsAt(),
                        now,
                        false,
                        alert.generatorUrl(),
                        now))
                .stream()
                .toList();
    }

    /**
     * Whether nothing is known any more: the check itself does not run. That is not fine.
     *
     * @param since when it was last changed, for one that was never checked
     */
    public boolean isLost(SyntheticJourney journey, Instant since, int intervals, Instant now) {
        Instant last = checkedAt == null || checkedAt.isBefore(since) ? since : checkedAt;
        Duration patience = journey.every().multipliedBy(intervals).plus(SyntheticJourney.LONGEST_RUN);
        return journey.enabled() && now.isAfter(last.plus(patience));
    }

    private static AlertSignal signal(SyntheticJourney journey, Run run, Instant since, Instant now) {
        StepRun broken = run.broken().orElseThrow();
        Map<String, String> labels = new TreeMap<>(journey.labels());
        labels.put("alertname", "SyntheticJourneyFailed");
        labels.put("check", journey.key());
        labels.put("step", broken.name());
        labels.put("severity", journey.severity());
        labels.put("journey", journey.journey().name().toLowerCase(java.util.Locale.ROOT));
        labels.put("service", journey.service());
        Duration lease = journey.every().multipliedBy(RUNS_MISSED).plus(SyntheticJourney.LONGEST_RUN);
        return new AlertSignal(
                Ids.at(now),
                Fingerprint.of(Labels.cleaned(labels)),
                FORMAT,
                Source.MONITORING,
                FORMAT,
                Labels.cleaned(labels),
                Map.of(
                        "summary",
                        journey.title() + " fails at step \"" + broken.name() + "\": " + broken.problem(),
                        "attempts",
                        Integer.toString(run.attempts())),
                since,
                now.plus(lease.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : lease),
                false,
                null,
                now);
    }
}
