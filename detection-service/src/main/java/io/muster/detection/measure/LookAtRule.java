package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.DetectionConfig;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Left;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a rule says about what is known; changes nothing. Joins the caller's transaction. */
@ApplicationScoped
public class LookAtRule {

    private static final Duration PRESENT = Duration.ofDays(1);

    /** @param segment where, with the dimensions that the rule tells apart */
    public record Seen(Segment segment, Verdict verdict) {}

    /** @param coveredUntil null when nobody tells what the rule watches */
    public record Look(Instant coveredUntil, List<Seen> seen) {

        /** Whether there is nothing to judge by: silence never means fine. */
        public boolean isBlind() {
            return seen.isEmpty();
        }
    }

    @Inject
    Measures measures;

    @Inject
    DetectionConfig config;

    Uni<Look> look(MeasureRule rule, Instant now) {
        return measures.coveredUntil(told(rule), rule.where(), now.minus(PRESENT))
                .flatMap(covered -> covered.isEmpty()
                        ? Uni.createFrom().item(new Look(null, List.of()))
                        : look(rule, covered.get(), now));
    }

    private Uni<Look> look(MeasureRule rule, Instant covered, Instant now) {
        long running = Minutes.of(covered);
        int seconds = (int) Duration.between(Minutes.start(running), covered).toSeconds();
        Range asked = new Range(running, running);
        return data(rule, asked, now).map(data -> {
            boolean silent = covered.isBefore(now.minus(config.measures().silent()));
            List<Seen> seen = new ArrayList<>();
            data.series()
                    .forEach((segment, values) -> seen.add(new Seen(
                            segment,
                            silent
                                    ? Verdict.unknown("nothing was told since " + covered)
                                    : rule.check(observed(rule, data, segment, values, running, seconds)))));
            seen.sort(Comparator.comparing(one -> one.segment().key()));
            return new Look(covered, List.copyOf(seen));
        });
    }

    /** What would have fired in the past, minute by minute. */
    Uni<List<DryRun.WouldFire>> dryRun(MeasureRule rule, Range minutes, Instant now) {
        return data(rule, minutes, now).map(data -> {
            List<DryRun.WouldFire> found = new ArrayList<>();
            data.series().forEach((segment, values) -> {
                Observed last = observed(rule, data, segment, values, minutes.last() + 1, 0);
                found.addAll(DryRun.of(rule, segment, last, minutes));
            });
            found.sort(Comparator.comparing(DryRun.WouldFire::foundAt));
            return List.copyOf(found);
        });
    }

    private record Data(Map<Segment, Map<Long, Double>> series, List<Left> left) {}

    private Observed observed(
            MeasureRule rule, Data data, Segment segment, Map<Long, Double> values, long running, int seconds) {
        Series series = Series.of(values);
        Baseline baseline = new Baseline(
                series,
                History.leftOut(data.left(), segment),
                rule.noise(),
                config.measures().baseline());
        return new Observed(series, baseline, rule.noise(), running, seconds);
    }

    private Uni<Data> data(MeasureRule rule, Range asked, Instant now) {
        Baseline.Settings settings = config.measures().baseline();
        Instant earliest = Minutes.start(asked.first()).minus(Duration.ofDays(7L * (settings.weeks() + 1)));
        return measures.leftOut(earliest, now).flatMap(left -> {
            List<Range> ranges = History.ranges(settings, rule, asked, left);
            Uni<Map<Segment, Map<Long, Double>>> series = rule.metric() == Metric.CONVERSION
                    ? conversion(rule, ranges)
                    : measures.sums(rule.metric(), rule.where(), rule.each(), ranges);
            return series.map(found -> new Data(found, left));
        });
    }

    /** Orders for each session; sessions are counted before a journey and a payment method are chosen. */
    private Uni<Map<Segment, Map<Long, Double>>> conversion(MeasureRule rule, List<Range> ranges) {
        Segment where = rule.where();
        Segment sessions = new Segment(null, where.region(), where.device(), null);
        return measures.sums(Metric.SESSIONS, sessions, rule.each(), ranges)
                .flatMap(visited -> measures.sums(Metric.ORDERS, where, rule.each(), ranges)
                        .map(ordered -> shares(where, ordered, visited)));
    }

    private static Map<Segment, Map<Long, Double>> shares(
            Segment where, Map<Segment, Map<Long, Double>> ordered, Map<Segment, Map<Long, Double>> visited) {
        Map<Segment, Map<Long, Double>> shares = new HashMap<>();
        ordered.forEach((segment, orders) -> {
            Segment of = new Segment(null, segment.region(), segment.device(), null);
            Map<Long, Double> sessions = Optional.ofNullable(visited.get(of)).orElse(Map.of());
            Map<Long, Double> share = new HashMap<>();
            sessions.forEach((minute, count) -> {
                if (count > 0) {
                    share.put(minute, Math.min(1, orders.getOrDefault(minute, 0.0) / count));
                }
            });
            shares.put(new Segment(where.journey(), segment.region(), segment.device(), where.paymentMethod()), share);
        });
        return shares;
    }

    private static Metric told(MeasureRule rule) {
        return rule.metric() == Metric.CONVERSION ? Metric.ORDERS : rule.metric();
    }
}
