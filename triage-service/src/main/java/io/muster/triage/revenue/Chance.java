package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells orders that are lost from orders that chance did not bring. In a healthy store half of all minutes and segments
 * bring fewer than expected; added up one by one they would be a loss that grows for ever.
 *
 * <p>What is beyond chance alone, a segment in five minutes, is lost. What is not is added up, surplus and deficit, first
 * over the segments of the five minutes and then over the half hour, and is lost where it is beyond chance together: so a
 * small store's outage counts too, only later. What chance may explain counts at the high edge alone.
 */
final class Chance {

    static final Duration STRETCH = Duration.ofMinutes(30);
    private static final Duration BUCKET = Duration.ofMinutes(5);

    /** Standard deviations for one of many segments: chance brings them once in three million looks. */
    private static final double ALONE = 5;
    /** Standard deviations for what is added up: once in thirty thousand looks. */
    private static final double TOGETHER = 4;
    /** The band of a baseline holds its truth in nine cases of ten: so many standard errors to either side. */
    private static final double ERRORS_OF_BAND = 1.645;

    private Chance() {}

    /** The start of the half hour in which it lies: minutes of one half hour are judged together. */
    static Instant stretchOf(Instant instant) {
        return startOf(STRETCH, instant);
    }

    /** What was lost in these minutes. */
    static Loss lostIn(Map<Instant, List<Measure>> minutes) {
        return minutes.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        measure -> stretchOf(measure.minute()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Chance::lostInStretch)
                .reduce(Loss.NONE, Loss::plus);
    }

    /** What was lost in measures that are judged together, whatever their minutes. */
    static Loss lostIn(Collection<Measure> together) {
        var left = new ArrayList<Measure>();
        return lostInBucket(together, left).plus(Loss.atMost(left));
    }

    private static Loss lostInStretch(List<Measure> stretch) {
        var lost = Loss.NONE;
        var left = new ArrayList<Measure>();
        for (var bucket : grouped(stretch, measure -> startOf(BUCKET, measure.minute()))) {
            lost = lost.plus(lostInBucket(bucket, left));
        }
        return lost.plus(isBeyond(TOGETHER, left) ? Loss.of(left) : Loss.atMost(left));
    }

    /** @param left takes what chance may explain */
    private static Loss lostInBucket(Collection<Measure> bucket, List<Measure> left) {
        var lost = Loss.NONE;
        var rest = new ArrayList<Measure>();
        for (var segment : grouped(bucket, Measure::segment)) {
            if (isBeyond(ALONE, segment)) {
                lost = lost.plus(Loss.of(segment));
            } else {
                rest.addAll(segment);
            }
        }
        if (isBeyond(TOGETHER, rest)) {
            return lost.plus(Loss.of(rest));
        }
        left.addAll(rest);
        return lost;
    }

    /**
     * Whether fewer orders came than chance explains. Orders scatter as counts do; the error of the baseline stays the same
     * from minute to minute, and is another one in each segment.
     */
    private static boolean isBeyond(double deviations, Collection<Measure> measures) {
        var missing = 0.0;
        var variance = 0.0;
        var errors = measures.stream()
                .collect(Collectors.groupingBy(Measure::segment, Collectors.summingDouble(Chance::error)));
        for (var measure : measures) {
            missing += measure.expected().central() - measure.actual();
            variance += measure.expected().central();
        }
        for (Map.Entry<Segment, Double> error : errors.entrySet()) {
            variance += error.getValue() * error.getValue();
        }
        return missing > 0 && missing >= deviations * Math.sqrt(variance);
    }

    private static double error(Measure measure) {
        return (measure.expected().high() - measure.expected().low()) / 2 / ERRORS_OF_BAND;
    }

    private static <K> Collection<List<Measure>> grouped(Collection<Measure> measures, Function<Measure, K> by) {
        return measures.stream().collect(Collectors.groupingBy(by)).values();
    }

    private static Instant startOf(Duration part, Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), part.toSeconds()) * part.toSeconds());
    }
}
