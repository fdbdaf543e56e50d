package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.RateOfChange;
import io.muster.detection.measure.Condition.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is watched for in a metric: data of the people who own the journeys (R23).
 *
 * @param key stable; in paths and labels
 * @param where what is counted together; a dimension that is null takes all of it
 * @param each the dimensions that are told apart: one alert for each of their values
 * @param severity label of the alert: critical, warning, info …
 * @param service label of the alert; may be null
 * @param journey label of the alert when {@code where} names none; may be null
 * @param clearAfter how long all must be well until the alert is resolved
 * @param least minutes in which less than this is expected are not judged by deviation or change; where too much is bad,
 *     less than this expected and counted
 */
public record MeasureRule(
        String key,
        String name,
        Metric metric,
        Segment where,
        Set<Dimension> each,
        Condition condition,
        String severity,
        String service,
        String journey,
        Duration clearAfter,
        double least,
        boolean enabled) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final double MOST_PERCENT = 10_000;
    private static final String PERCENT = "percent is above 0, and below the usual at most 100";

    /** What a segment can be told apart by. */
    public enum Dimension {
        JOURNEY,
        REGION,
        DEVICE,
        PAYMENT_METHOD
    }

    /** @param by who changed it last */
    public record Version(MeasureRule rule, long version, Instant at, String by) {}

    public MeasureRule {
        each = Set.copyOf(each);
    }

    /** Whether the metric is a share rather than a count. */
    static boolean isShare(Metric metric) {
        return metric == Metric.CONVERSION;
    }

    public Baseline.Noise noise() {
        return isShare(metric) ? Baseline.Noise.SHARE : Baseline.Noise.COUNT;
    }

    /** The verdict about a segment; what is too small to be judged is fine. */
    public Verdict check(Observed observed) {
        Verdict verdict = RuleCheck.of(condition, observed);
        boolean compares = condition instanceof Deviation || condition instanceof RateOfChange;
        // where too much is bad, much of what nobody expected is enough to judge by
        double size =
                condition.side() == Side.ABOVE ? Math.max(verdict.expected(), verdict.actual()) : verdict.expected();
        return verdict.holds() && compares && size < least
                ? new Verdict(
                        Verdict.Answer.FINE,
                        verdict.actual(),
                        verdict.expected(),
                        verdict.sureness(),
                        verdict.method(),
                        verdict.since(),
                        "too little to judge by")
                : verdict;
    }

    /** The labels of the alert about a segment; the same segment has the same ones always. */
    public Map<String, String> labels(Segment segment) {
        Map<String, String> labels = new java.util.TreeMap<>();
        labels.put("alertname", name);
        labels.put("rule", key);
        labels.put("measure", word(metric));
        labels.put("severity", severity);
        put(labels, "service", service);
        put(
                labels,
                "journey",
                segment.journey() == null ? journey : segment.journey().name().toLowerCase(Locale.ROOT));
        put(labels, "region", segment.region());
        put(labels, "device", segment.device());
        put(labels, "payment_method", segment.paymentMethod());
        return labels;
    }

    /** Whether what fired by the rule as it was fires by this one too: it looks at the same and labels it the same. */
    boolean goesOnFrom(Optional<MeasureRule> before) {
        return enabled
                && before.filter(was -> metric != was.metric
                                || !where.equals(was.where)
                                || !each.equals(was.each)
                                || !labels(where).equals(was.labels(was.where)))
                        .isEmpty();
    }

    /** The metric as people and labels name it. */
    public static String word(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What is wrong with the rule; empty when nothing is. */
    public Optional<String> flaw() {
        if (!KEY.matcher(key).matches()) {
            return Optional.of("a key has up to 63 small letters, digits and hyphens");
        }
        if (name.isBlank() || severity.isBlank()) {
            return Optional.of("name and severity must not be empty");
        }
        if (isShare(metric) && (each.contains(Dimension.PAYMENT_METHOD) || each.contains(Dimension.JOURNEY))) {
            return Optional.of(
                    "sessions know no journey and no payment method: conversion cannot be told apart by them");
        }
        if (clearAfter.isNegative() || clearAfter.compareTo(Duration.ofHours(1)) > 0) {
            return Optional.of("clearAfter is between PT0S and PT1H");
        }
        if (journey != null
                && Arrays.stream(io.muster.contracts.Journey.values())
                        .noneMatch(known -> known.name().equalsIgnoreCase(journey))) {
            return Optional.of("there is no journey " + journey);
        }
        return flaw(condition);
    }

    private static Optional<String> flaw(Condition condition) {
        if (condition.minutes() < 1 || condition.minutes() > Condition.MOST_MINUTES) {
            return Optional.of("minutes are between 1 and " + Condition.MOST_MINUTES);
        }
        return switch (condition) {
            case Condition.Threshold threshold ->
                Double.isFinite(threshold.value()) ? Optional.empty() : Optional.of("a threshold needs a value");
            case RateOfChange change ->
                !isPercent(change.percent(), change.side())
                        ? Optional.of(PERCENT)
                        : change.ago() < change.minutes() || change.ago() > Minutes.A_WEEK
                                ? Optional.of("ago is between minutes and a week")
                                : Optional.empty();
            case Deviation deviation ->
                !isPercent(deviation.percent(), deviation.side())
                        ? Optional.of(PERCENT)
                        : deviation.deviations() < 2 || deviation.deviations() > 20
                                ? Optional.of("deviations are between 2 and 20")
                                : Optional.empty();
        };
    }

    /** Nothing falls by more than all of it. */
    private static boolean isPercent(double percent, Side side) {
        return percent > 0 && percent <= (side == Side.BELOW ? 100 : MOST_PERCENT);
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (value != null) {
            labels.put(name, value);
        }
    }
}
