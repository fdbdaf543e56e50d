package io.muster.detection.journey;

import io.muster.contracts.Journey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A check that walks through the store as a shopper does, step by step (R22, R23): data of the people who own it.
 *
 * @param key stable; in paths and labels
 * @param journey what shoppers cannot do when it fails
 * @param service label of the alert; may be null
 * @param every from one run to the next, from 5 s
 * @param timeout for one step
 * @param confirmations how often a failed run is repeated at once before anybody is disturbed
 * @param confirmAfter the pause before such a repetition
 * @param severity label of the alert
 * @param labels more labels of the alert
 */
public record SyntheticJourney(
        String key,
        String title,
        Journey journey,
        String service,
        Duration every,
        Duration timeout,
        int confirmations,
        Duration confirmAfter,
        String severity,
        Map<String, String> labels,
        boolean enabled,
        List<Step> steps) {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofDays(1);
    /** All attempts of a run together. */
    public static final Duration LONGEST_RUN = Duration.ofSeconds(55);

    private static final String TOO_LONG = "a run with all its confirmations takes at most " + LONGEST_RUN;
    private static final int MOST_STEPS = 30;
    private static final int MOST_CONFIRMATIONS = 5;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Set<String> OURS = Set.of("alertname", "journey", "service", "step", "check", "severity");

    /** @param by who changed it last */
    public record Version(SyntheticJourney journey, long version, Standing standing, Instant at, String by) {}

    public SyntheticJourney {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** The JSONPaths that its steps follow. */
    Stream<String> paths() {
        return steps.stream().flatMap(Step::paths);
    }

    /** The names of all secrets that its steps need. */
    public Set<String> secrets() {
        Set<String> names = new HashSet<>();
        steps.forEach(step -> names.addAll(step.secrets()));
        return names;
    }

    /** What is wrong with it; empty when nothing is. */
    public Optional<String> flaw() {
        return Stream.of(flawOfNames(), flawOfTimes(), flawOfSteps())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> flawOfNames() {
        if (!KEY.matcher(key).matches()) {
            return Optional.of("a key has up to 63 small letters, digits and hyphens");
        }
        Optional<String> illegal = labels.keySet().stream()
                .filter(label -> !LABEL.matcher(label).matches())
                .findFirst();
        if (illegal.isPresent()) {
            return illegal.map(label -> "\"" + label + "\" is no name of a label");
        }
        Optional<String> ours = labels.keySet().stream().filter(OURS::contains).findFirst();
        return ours.map(label -> "the label " + label + " is set by the journey itself");
    }

    private Optional<String> flawOfTimes() {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            return Optional.of("every is between PT5S and P1D");
        }
        if (confirmations < 0 || confirmations > MOST_CONFIRMATIONS) {
            return Optional.of("confirmations are between 0 and " + MOST_CONFIRMATIONS);
        }
        if (timeout.isNegative() || timeout.isZero() || confirmAfter.isNegative()) {
            return Optional.of("timeout is above zero, and confirmAfter is not below");
        }
        if (timeout.compareTo(LONGEST_RUN) > 0 || confirmAfter.compareTo(LONGEST_RUN) > 0) {
            return Optional.of(TOO_LONG);
        }
        Duration longest = timeout.multipliedBy(confirmations + 1L).plus(confirmAfter.multipliedBy(confirmations));
        return longest.compareTo(LONGEST_RUN) > 0 ? Optional.of(TOO_LONG) : Optional.empty();
    }

    private Optional<String> flawOfSteps() {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            return Optional.of("a journey has between 1 and " + MOST_STEPS + " steps");
        }
        Set<String> names = new HashSet<>();
        Set<String> known = new HashSet<>();
        for (Step step : steps) {
            Optional<String> flaw = step.flaw(known);
            if (flaw.isPresent()) {
                return flaw;
            }
            if (!names.add(step.name())) {
                return Optional.of("two steps are named \"" + step.name() + "\"");
            }
            step.extract().forEach(extraction -> known.add(extraction.variable()));
        }
        return Optional.empty();
    }
}
