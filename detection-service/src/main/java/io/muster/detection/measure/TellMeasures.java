package io.muster.detection.measure;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.detection.DetectionConfig;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Bucket;
import io.muster.detection.measure.Measures.Foreseen;
import io.muster.detection.measure.Measures.Left;
import io.muster.detection.publication.Publisher;
import io.muster.durable.FirstTimers;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.durable.Timers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Tells the rest of the suite what every segment did in every minute and what was expected of it. What is expected is
 * decided before the minute is over and kept. Also tells how far the running minute is, so that money is known before it
 * is over. The segments are shared out over a few timers: one replica at a time for each segment.
 */
@ApplicationScoped
public class TellMeasures implements TimerHandler {

    static final String KIND = "tell-measures";
    private static final int SHARES = 4;
    private static final Duration PRESENT = Duration.ofDays(1);

    @Inject
    Measures measures;

    @Inject
    Publisher publisher;

    @Inject
    Timers timers;

    @Inject
    FirstTimers firstTimers;

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    void start(@Observes StartupEvent event) {
        Instant now = clock.instant();
        LongStream.range(0, SHARES).mapToObj(Long::toString).forEach(share -> firstTimers.windUp(KIND, share, now));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        int share = Integer.parseInt(timer.key());
        return measures.known(now.minus(PRESENT))
                .map(all -> all.stream()
                        .filter(series -> Math.floorMod(series.segment().key().hashCode(), SHARES) == share)
                        .collect(Collectors.toMap(KnownSeries::id, series -> series)))
                .flatMap(known -> known.isEmpty() ? Uni.createFrom().voidItem() : tell(known, now))
                .flatMap(told -> timers.schedule(
                        KIND, timer.key(), now.plus(config.measures().tell()), null));
    }

    private Uni<Void> tell(Map<Long, KnownSeries> known, Instant now) {
        long since = Minutes.of(now.minus(config.measures().late()));
        return measures.untold(since)
                .map(untold -> untold.stream()
                        .filter(bucket -> known.containsKey(bucket.seriesId()))
                        .filter(bucket -> coveredSeconds(known.get(bucket.seriesId()), bucket.minute()) > 0)
                        .toList())
                .flatMap(untold -> foreseen(known, untold, now)
                        .flatMap(foreseen -> orderValues(now).flatMap(worth -> tell(known, untold, foreseen, worth))));
    }

    /** As they stand now: they may have been computed just before. */
    private Uni<Map<Long, Money>> orderValues(Instant now) {
        return measures.known(now.minus(PRESENT))
                .map(all -> all.stream()
                        .filter(series -> series.averageOrderValue() != null)
                        .collect(Collectors.toMap(KnownSeries::id, KnownSeries::averageOrderValue)));
    }

    private Uni<Void> tell(
            Map<Long, KnownSeries> known, List<Bucket> untold, Map<Bucket, Expected> foreseen, Map<Long, Money> worth) {
        List<Measure> told = untold.stream()
                .map(bucket -> measure(
                        known.get(bucket.seriesId()), bucket, foreseen.get(bucket), worth.get(bucket.seriesId())))
                .flatMap(Optional::stream)
                .toList();
        List<Bucket> whole = untold.stream()
                .filter(bucket -> isWhole(known.get(bucket.seriesId()), bucket.minute()))
                .toList();
        return measures.told(whole).flatMap(done -> publisher.measures(told));
    }

    /** What is expected of the buckets; computed and kept for those that nothing is known of yet. */
    private Uni<Map<Bucket, Expected>> foreseen(Map<Long, KnownSeries> known, List<Bucket> untold, Instant now) {
        Map<Bucket, Expected> foreseen = new HashMap<>();
        untold.stream()
                .filter(bucket -> bucket.expected() != null)
                .forEach(bucket -> foreseen.put(bucket, bucket.expected()));
        List<Bucket> missing =
                untold.stream().filter(bucket -> bucket.expected() == null).toList();
        if (missing.isEmpty()) {
            return Uni.createFrom().item(foreseen);
        }
        Baseline.Settings settings = config.measures().baseline();
        Range asked = new Range(
                missing.stream().mapToLong(Bucket::minute).min().orElseThrow(),
                missing.stream().mapToLong(Bucket::minute).max().orElseThrow());
        Instant earliest = Minutes.start(asked.first()).minus(Duration.ofDays(7L * (settings.weeks() + 1)));
        Set<Long> ids = missing.stream().map(Bucket::seriesId).collect(Collectors.toSet());
        return measures.leftOut(earliest, now).flatMap(left -> {
            List<Range> ranges = History.ranges(settings, asked, left);
            return measures.buckets(ids, ranges)
                    .call(values -> measures.valueOrders(ids, ranges))
                    .map(values -> computed(known, missing, values, left, settings))
                    .call(found -> measures.foresee(found.entrySet().stream()
                            .map(one -> new Foreseen(
                                    one.getKey().seriesId(), one.getKey().minute(), one.getValue()))
                            .toList()))
                    .invoke(foreseen::putAll)
                    .replaceWith(foreseen);
        });
    }

    private static Map<Bucket, Expected> computed(
            Map<Long, KnownSeries> known,
            List<Bucket> missing,
            Map<Long, Map<Long, Double>> values,
            List<Left> left,
            Baseline.Settings settings) {
        Map<Bucket, Expected> found = new HashMap<>();
        missing.stream().collect(Collectors.groupingBy(Bucket::seriesId)).forEach((id, buckets) -> {
            KnownSeries series = known.get(id);
            Baseline baseline = new Baseline(
                    Series.of(values.getOrDefault(id, Map.of())),
                    History.leftOut(left, series.segment()),
                    History.noise(series.metric()),
                    settings);
            buckets.forEach(bucket ->
                    baseline.at(bucket.minute()).ifPresent(expectation -> found.put(bucket, expectation.band())));
        });
        return found;
    }

    private static Optional<Measure> measure(KnownSeries series, Bucket bucket, Expected expected, Money orderValue) {
        boolean whole = isWhole(series, bucket.minute());
        if (!whole && MeasureRule.isShare(series.metric())) {
            return Optional.empty();
        }
        int seconds = coveredSeconds(series, bucket.minute());
        return Optional.of(new Measure(
                series.metric(),
                series.segment(),
                Minutes.start(bucket.minute()),
                bucket.value(),
                whole || expected == null ? expected : History.part(expected, seconds),
                series.metric() == Metric.ORDERS ? orderValue : null,
                whole ? null : seconds));
    }

    private static boolean isWhole(KnownSeries series, long minute) {
        return coveredSeconds(series, minute) == Minutes.SECONDS;
    }

    private static int coveredSeconds(KnownSeries series, long minute) {
        long seconds =
                Duration.between(Minutes.start(minute), series.coveredUntil()).toSeconds();
        return (int) Math.clamp(seconds, 0, Minutes.SECONDS);
    }
}
