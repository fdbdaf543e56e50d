package io.muster.detection.measure;

import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.RateOfChange;
import io.muster.detection.measure.Condition.Side;
import io.muster.detection.measure.Condition.Threshold;
import io.muster.detection.measure.Verdict.Answer;
import java.util.Locale;
import java.util.Optional;

/** Whether a condition holds for what was observed. */
public final class RuleCheck {

    /** The running minute counts once so many of its seconds are told. */
    private static final int ENOUGH_SECONDS = 10;
    /** What fired is over when less than this share of the deviation that was asked for is left. */
    private static final double LEFT = 0.5;

    /** Of counts: one more or less is chance, also where none is expected. */
    private static final double ONE_MORE_OR_LESS = 1;

    private static final double NEARLY_NONE = 1e-12;

    private RuleCheck() {}

    public static Verdict of(Condition condition, Observed observed) {
        return switch (condition) {
            case Threshold threshold -> threshold(threshold, observed);
            case RateOfChange change -> change(change, observed);
            case Deviation deviation -> deviation(deviation, observed);
        };
    }

    private static Verdict threshold(Threshold threshold, Observed observed) {
        long first = observed.running() - threshold.minutes();
        double actual = mean(observed.series(), first, threshold.minutes());
        if (Double.isNaN(actual)) {
            return Verdict.unknown("not all of the last " + threshold.minutes() + " minutes are told");
        }
        boolean holds = isBad(threshold.side(), actual - threshold.value());
        String reason = "%s a minute, %s %s"
                .formatted(
                        Verdict.figure(actual),
                        holds ? word(threshold.side()) : "not " + word(threshold.side()),
                        Verdict.figure(threshold.value()));
        return new Verdict(
                holds ? Answer.HOLDS : Answer.FINE,
                actual,
                threshold.value(),
                Double.NaN,
                "fixed threshold",
                first,
                reason);
    }

    private static Verdict change(RateOfChange change, Observed observed) {
        long first = observed.running() - change.minutes();
        double actual = mean(observed.series(), first, change.minutes());
        double before = mean(observed.series(), first - change.ago(), change.minutes());
        if (Double.isNaN(actual) || Double.isNaN(before)) {
            return Verdict.unknown("the minutes now or " + change.ago() + " minutes ago are not all told");
        }
        double percent = percent(actual, before);
        Answer answer = answer(change.side(), percent, change.percent(), true);
        String reason = "%s a minute, %s against %d minutes ago"
                .formatted(Verdict.figure(actual), words(percent), change.ago());
        return new Verdict(answer, actual, before, Double.NaN, change.ago() + " minutes ago", first, reason);
    }

    /** The surest of the stretches that end now. */
    private static Verdict deviation(Deviation deviation, Observed observed) {
        boolean withRunning = observed.noise() == Baseline.Noise.COUNT
                && observed.seconds() >= ENOUGH_SECONDS
                && !Double.isNaN(observed.series().at(observed.running()));
        Stretch stretch = Stretch.empty(observed.noise() == Baseline.Noise.COUNT ? ONE_MORE_OR_LESS : NEARLY_NONE);
        Stretch surest = null;
        for (int length = withRunning ? 0 : 1; length <= deviation.minutes(); length++) {
            long minute = observed.running() - length;
            double part = length == 0 ? observed.seconds() / (double) Minutes.SECONDS : 1;
            double actual = observed.series().at(minute);
            Optional<Expectation> expected = observed.baseline().at(minute);
            if (Double.isNaN(actual) || expected.isEmpty()) {
                break;
            }
            stretch = stretch.with(minute, part, actual, expected.get());
            surest = surest == null || stretch.isSurerThan(surest, deviation) ? stretch : surest;
        }
        return surest == null
                ? Verdict.unknown("there is no baseline, or the last minute is not told")
                : surest.verdict(deviation);
    }

    /**
     * Minutes one after the other, up to now. The scatter of single minutes averages out over them, the error of the
     * baseline does not.
     */
    private record Stretch(
            long since,
            double length,
            double actual,
            double expected,
            double variance,
            double error,
            double leastVariance,
            String method) {

        static Stretch empty(double leastVariance) {
            return new Stretch(0, 0, 0, 0, 0, 0, leastVariance, "");
        }

        Stretch with(long minute, double part, double value, Expectation expectation) {
            return new Stretch(
                    minute,
                    length + part,
                    actual + value,
                    expected + part * expectation.central(),
                    variance + part * expectation.variance(),
                    error + part * expectation.error(),
                    leastVariance,
                    expectation.method().name());
        }

        double percent() {
            return RuleCheck.percent(actual, expected);
        }

        /** How many standard deviations off. */
        double distance() {
            return (actual - expected) / Math.sqrt(Math.max(leastVariance, variance + error * error));
        }

        Answer judged(Deviation rule) {
            boolean isSure = isBad(rule.side(), distance()) && Math.abs(distance()) >= rule.deviations();
            return answer(rule.side(), percent(), rule.percent(), isSure);
        }

        boolean isSurerThan(Stretch other, Deviation rule) {
            int order = judged(rule).compareTo(other.judged(rule));
            return order < 0 || order == 0 && Math.abs(distance()) > Math.abs(other.distance());
        }

        Verdict verdict(Deviation rule) {
            String reason = String.format(
                    Locale.ROOT,
                    "%s a minute, %s expected by baseline %s: %s, %.1f standard deviations",
                    Verdict.figure(actual / length),
                    Verdict.figure(expected / length),
                    method,
                    words(percent()),
                    distance());
            double sureness = Normal.within(Math.abs(distance()));
            return new Verdict(judged(rule), actual / length, expected / length, sureness, method, since, reason);
        }
    }

    private static Answer answer(Side side, double percent, double asked, boolean isSure) {
        double bad = side == Side.BELOW ? -percent : percent;
        if (bad >= asked && isSure) {
            return Answer.HOLDS;
        }
        return bad >= LEFT * asked ? Answer.LINGERS : Answer.FINE;
    }

    /** How far off; without bounds where nothing was expected and something came. */
    private static double percent(double actual, double expected) {
        return expected > 0 ? 100 * (actual / expected - 1) : actual > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    private static String words(double percent) {
        return Double.isInfinite(percent) ? "where there was none" : String.format(Locale.ROOT, "%+.0f %%", percent);
    }

    private static boolean isBad(Side side, double difference) {
        return side == Side.BELOW ? difference < 0 : difference > 0;
    }

    private static String word(Side side) {
        return side == Side.BELOW ? "below" : "above";
    }

    private static double mean(Series series, long first, int minutes) {
        double sum = 0;
        for (long minute = first; minute < first + minutes; minute++) {
            sum += series.at(minute);
        }
        return sum / minutes;
    }
}
