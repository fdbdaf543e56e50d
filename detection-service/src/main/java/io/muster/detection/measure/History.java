package io.muster.detection.measure;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Left;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What has to be known of the past for a baseline. */
final class History {

    private static final Set<String> BUYING =
            Set.of(Journey.BROWSE.name(), Journey.CART.name(), Journey.CHECKOUT.name(), Journey.PAY.name());
    private static final int AROUND = 2 * Condition.MOST_MINUTES;

    private History() {}

    /** The minutes that the baselines of the asked minutes look at; more of them where some are left out. */
    static List<Range> ranges(Baseline.Settings settings, Range asked, List<Left> left) {
        long usual = asked.first() - settings.usualLookBack();
        boolean clean = left.stream()
                .map(Left::stretch)
                .noneMatch(stretch -> Minutes.of(stretch.since()) <= asked.last()
                        && (stretch.until() == null || Minutes.of(stretch.until()) >= usual));
        Range looked = new Range(clean ? usual : asked.first() - settings.longestLookBack(), asked.last());
        List<Range> ranges = new ArrayList<>(settings.weeksBefore(looked));
        ranges.add(looked);
        return ranges;
    }

    /** The minutes that a rule looks at for a verdict about a minute. */
    static List<Range> ranges(Baseline.Settings settings, MeasureRule rule, Range asked, List<Left> left) {
        Range looked = new Range(asked.first() - Condition.MOST_MINUTES, asked.last());
        return switch (rule.condition()) {
            case Condition.Deviation _ -> ranges(settings, looked, left);
            case Condition.Threshold _ -> List.of(looked);
            case Condition.RateOfChange change ->
                change.ago() < AROUND
                        ? List.of(new Range(looked.first() - change.ago(), looked.last()))
                        : List.of(looked, new Range(looked.first() - change.ago(), looked.last() - change.ago()));
        };
    }

    static LeftOut leftOut(List<Left> left, Segment segment) {
        return LeftOut.of(left.stream()
                .filter(one -> one.journey() == null || hits(one.journey(), segment))
                .map(Left::stretch)
                .toList());
    }

    /** What the whole store sells is that of its buyers: what hits sellers alone says nothing about it. */
    private static boolean hits(String journey, Segment segment) {
        return segment.journey() == null
                ? BUYING.contains(journey.toUpperCase(Locale.ROOT))
                : journey.equalsIgnoreCase(segment.journey().name());
    }

    static Baseline.Noise noise(Metric metric) {
        return MeasureRule.isShare(metric) ? Baseline.Noise.SHARE : Baseline.Noise.COUNT;
    }

    /** What is expected of so many seconds of a minute. */
    static Expected part(Expected whole, int seconds) {
        double part = seconds / (double) Minutes.SECONDS;
        return new Expected(
                whole.low() * part, whole.central() * part, whole.high() * part, whole.method(), whole.confidence());
    }
}
