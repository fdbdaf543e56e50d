package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Segment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells orders that are lost from orders that chance did not bring. In a healthy store half of all minutes and segments
 * bring fewer than expected; added up one by one they would be a loss that grows for ever.
 *
 * <p>Lost is a run of minutes, one after the other, that together bring fewer than chance explains: of one segment alone,
 * and of what is left, surplus and deficit of the segments added up. So a small store's outage counts too, only later, and
 * what was found lost stays lost when orders are back. What chance may explain counts at the high edge alone.
 *
 * @param lost the runs; what one holds is judged together
 * @param left what chance may explain
 */
record Chance(List<List<Measure>> lost, List<Measure> left) {

    static final Duration STRETCH = Duration.ofMinutes(30);

    /** Standard deviations for one of many segments: chance brings them once in three million looks. */
    private static final double ALONE = 5;
    /** Standard deviations for what is added up: once in three hundred thousand looks. */
    private static final double TOGETHER = 4.5;

    /** The start of the half hour in which it lies: minutes of one half hour are judged together. */
    static Instant stretchOf(Instant instant) {
        long length = STRETCH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), length) * length);
    }

    /** What was lost in these minutes, each half hour by itself. */
    static Loss lostIn(Map<Instant, List<Measure>> minutes) {
        return stretchesOf(minutes).map(Chance::loss).reduce(Loss.NONE, Loss::plus);
    }

    /** Those of the minutes in which anything was lost. */
    static Set<Instant> minutesLostIn(Map<Instant, List<Measure>> minutes) {
        return stretchesOf(minutes)
                .flatMap(stretch -> stretch.lost.stream())
                .flatMap(List::stream)
                .map(Measure::minute)
                .collect(Collectors.toSet());
    }

    private static Stream<Chance> stretchesOf(Map<Instant, List<Measure>> minutes) {
        return minutes.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        measure -> stretchOf(measure.minute()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Chance::of);
    }

    /** Judges a stretch of minutes. */
    static Chance of(Collection<Measure> stretch) {
        var alone = new Chance(new ArrayList<>(), new ArrayList<>());
        stretch.stream()
                .collect(Collectors.groupingBy(Measure::segment))
                .values()
                .forEach(segment -> alone.judge(byMinute(segment), ALONE));
        var together = new Chance(alone.lost, new ArrayList<>());
        together.judge(byMinute(alone.left), TOGETHER);
        return together;
    }

    /** Of all of it. */
    Loss loss() {
        return lossOf(measure -> true).plus(Loss.atMost(left));
    }

    /** Of some of it, without what chance may explain. */
    Loss lossOf(Predicate<Measure> some) {
        return lost.stream()
                .map(run -> Loss.of(run.stream().filter(some).toList()))
                .reduce(Loss.NONE, Loss::plus);
    }

    private static List<List<Measure>> byMinute(Collection<Measure> measures) {
        return List.copyOf(measures.stream()
                .collect(Collectors.groupingBy(Measure::minute, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** Takes the run that chance explains least, and goes on before it and after it. */
    private void judge(List<List<Measure>> minutes, double deviations) {
        new Scan(minutes)
                .farthest(deviations)
                .ifPresentOrElse(
                        run -> {
                            lost.add(minutes.subList(run.first, run.end).stream()
                                    .flatMap(List::stream)
                                    .toList());
                            judge(minutes.subList(0, run.first), deviations);
                            judge(minutes.subList(run.end, minutes.size()), deviations);
                        },
                        () -> minutes.forEach(left::addAll));
    }

    /** From the first minute to before the end. @param distance in standard deviations */
    private record Run(int first, int end, double distance) {}

    /**
     * Looks at every run. Orders scatter as counts do: their variance is what is expected. What the baseline may be wrong by
     * is no loss either; half the width of its band, the same from minute to minute and another one in each segment.
     */
    private static final class Scan {

        private final List<List<Measure>> minutes;
        private final Map<Segment, Integer> places = new HashMap<>();

        Scan(List<List<Measure>> minutes) {
            this.minutes = minutes;
            minutes.forEach(minute -> minute.forEach(measure -> places.putIfAbsent(measure.segment(), places.size())));
        }

        Optional<Run> farthest(double deviations) {
            Run farthest = null;
            for (int first = 0; first < minutes.size(); first++) {
                var sums = new Sums();
                for (int end = first + 1; end <= minutes.size(); end++) {
                    minutes.get(end - 1).forEach(sums::add);
                    var distance = sums.distance();
                    if (distance >= deviations && (farthest == null || distance > farthest.distance)) {
                        farthest = new Run(first, end, distance);
                    }
                }
            }
            return Optional.ofNullable(farthest);
        }

        private final class Sums {

            private final double[] errors = new double[places.size()];
            private double missing;
            private double variance;
            private double unsure;

            void add(Measure measure) {
                var expected = measure.expected();
                var error = (expected.high() - expected.low()) / 2;
                var place = places.get(measure.segment());
                unsure += error * (2 * errors[place] + error);
                errors[place] += error;
                variance += expected.central();
                missing += expected.central() - measure.actual();
            }

            double distance() {
                var sure = missing - Math.sqrt(unsure);
                return sure > 0 ? sure / Math.sqrt(variance) : 0;
            }
        }
    }
}
