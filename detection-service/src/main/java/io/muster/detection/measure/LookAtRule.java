package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.DetectionConfig;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Covered;
import io.muster.detection.measure.Measures.Left;
import io.muster.detection.measure.Measures.Lost;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule says about what is known; changes nothing. Joins the caller's transaction. */
@ApplicationScoped
public class LookAtRule {

    private static final Duration PRESENT = Duration.ofDays(1);

    /** @param segment where, with the dimensions that the rule tells apart */
    public record Seen(Segment segment, Verdict verdict) {}

    /**
     * @param coveredUntil null when nobody tells what the rule watches
     * @param lost whom it misses
     */
    public record Look(Instant coveredUntil, List<Seen> seen, List<Lost> lost) {

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
        return measures.coveredUntil(told(rule), rule.where(), now.minus(PRESENT), heard(now))
                .flatMap(covered -> lost(rule, covered, now).flatMap(lost -> look(rule, covered.until(), lost, now)));
    }

    /** Who was heard since is waited for; who was not is lost. */
    private static Instant heard(Instant now) {
        return now.minus(Firing.LOST_AFTER);
    }

    private Uni<List<Lost>> lost(MeasureRule rule, Covered covered, Instant now) {
        Instant told = now.minus(PRESENT);
        if (rule.metric() != Metric.CONVERSION) {
            return covered.whole()
                    ? Uni.createFrom().item(List.of())
                    : measures.lost(rule.metric(), rule.where(), rule.each(), told, heard(now));
        }
        return measures.lost(Metric.ORDERS, rule.where(), rule.each(), told, heard(now))
                .flatMap(orders -> measures.lost(Metric.SESSIONS, sessions(rule.where()), rule.each(), told, heard(now))
                        .map(visits -> Stream.concat(
                                        orders.stream(), visits.stream().map(lost -> ofConversion(rule.where(), lost)))
                                .toList()));
    }

    private static Lost ofConversion(Segment where, Lost lost) {
        Segment segment = lost.segment();
        return new Lost(
                new Segment(where.journey(), segment.region(), segment.device(), where.paymentMethod()),
                lost.source(),
                lost.coveredUntil());
    }

    private Uni<Look> look(MeasureRule rule, Instant covered, List<Lost> lost, Instant now) {
        Map<Segment, List<Lost>> missed = lost.stream().collect(Collectors.groupingBy(Lost::segment));
        return (covered == null ? Uni.createFrom().item(List.<Seen>of()) : told(rule, covered, now)).map(told -> {
            List<Seen> seen = new ArrayList<>();
            told.forEach(one -> {
                List<Lost> here =
                        Optional.ofNullable(missed.remove(one.segment())).orElse(List.of());
                seen.add(new Seen(one.segment(), one.verdict().without(here)));
            });
            missed.forEach((segment, here) -> seen.add(new Seen(segment, Verdict.of(here))));
            seen.sort(Comparator.comparing(one -> one.segment().key()));
            return new Look(covered, List.copyOf(seen), lost);
        });
    }

    /** What it says of the segments that are told. */
    private Uni<List<Seen>> told(MeasureRule rule, Instant covered, Instant now) {
        long running = Minutes.of(covered);
        int seconds = (int) Duration.between(Minutes.start(running), covered).toSeconds();
        Range asked = new Range(running, running);
        return data(rule, asked, heard(now), now).map(data -> {
            boolean silent = covered.isBefore(now.minus(config.measures().silent()));
            List<Seen> seen = new ArrayList<>();
            data.series()
                    .forEach((segment, values) -> seen.add(new Seen(
                            segment,
                            silent
                                    ? Verdict.unknown("nothing was told since " + covered)
                                    : rule.check(observed(rule, data, segment, values, running, seconds)))));
            return seen;
        });
    }

    /** What would have fired in the past, minute by minute. */
    Uni<List<DryRun.WouldFire>> dryRun(MeasureRule rule, Range minutes, Instant now) {
        return data(rule, minutes, null, now).map(data -> {
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

    /** @param heardSince only of sources that were heard since; null for all there ever were */
    private Uni<Data> data(MeasureRule rule, Range asked, Instant heardSince, Instant now) {
        Baseline.Settings settings = config.measures().baseline();
        Instant earliest = Minutes.start(asked.first()).minus(Duration.ofDays(7L * (settings.weeks() + 1)));
        return measures.leftOut(earliest, now).flatMap(left -> {
            List<Range> ranges = History.ranges(settings, rule, asked, left);
            Uni<Map<Segment, Map<Long, Double>>> series = rule.metric() == Metric.CONVERSION
                    ? conversion(rule, ranges, heardSince)
                    : measures.sums(rule.metric(), rule.where(), rule.each(), ranges, heardSince);
            return series.map(found -> new Data(found, left));
        });
    }

    /** Orders for each session; sessions are counted before a journey and a payment method are chosen. */
    private Uni<Map<Segment, Map<Long, Double>>> conversion(MeasureRule rule, List<Range> ranges, Instant heardSince) {
        Segment where = rule.where();
        return measures.sums(Metric.SESSIONS, sessions(where), rule.each(), ranges, heardSince)
                .flatMap(visited -> measures.sums(Metric.ORDERS, where, rule.each(), ranges, heardSince)
                        .map(ordered -> shares(where, ordered, visited)));
    }

    private static Segment sessions(Segment where) {
        return new Segment(null, where.region(), where.device(), null);
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
