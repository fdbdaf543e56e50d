package io.muster.detection.measure.persistence;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.catalogue.Catalogue;
import io.muster.detection.catalogue.Catalogues;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.KnownSeries;
import io.muster.detection.measure.LeftOut.Stretch;
import io.muster.detection.measure.MeasureRule.Dimension;
import io.muster.detection.measure.Measures;
import io.muster.detection.measure.Minutes;
import io.muster.detection.measure.Reading;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

@ApplicationScoped
class SqlMeasures implements Measures {

    private static final Set<Metric> MAKE_CONVERSION = EnumSet.of(Metric.ORDERS, Metric.SESSIONS);

    @Inject
    Catalogues catalogues;

    @Override
    public Uni<Boolean> remember(String source, String pushId, Instant now) {
        return Sql.update(MeasureSql.REMEMBER, source, pushId, now).map(added -> added == 1);
    }

    @Override
    public Uni<Optional<Reading>> inAnotherCurrency(List<Reading> readings, Instant since) {
        List<Reading> valued =
                readings.stream().filter(reading -> reading.currency() != null).toList();
        return valued.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : Sql.rows(MeasureSql.OTHER_CURRENCY, MeasureSql.json(valued), since)
                        .map(rows -> rows.stream().findFirst().map(row -> valued.get((int) number(row[0]))));
    }

    @Override
    public Uni<Optional<Owned>> own(String source, List<Reading> readings, Instant now, Instant heardSince) {
        String rows = MeasureSql.json(readings);
        long series = readings.stream().map(SqlMeasures::series).distinct().count();
        return Sql.update(MeasureSql.KNOW_SERIES, rows, source, now, heardSince)
                .flatMap(own -> own == series
                        ? Uni.createFrom().item(Optional.empty())
                        : Sql.rows(MeasureSql.OWNED, rows, source)
                                .map(found -> found.stream().findFirst().map(SqlMeasures::owned)));
    }

    private static List<Object> series(Reading reading) {
        return List.of(reading.metric(), reading.segment());
    }

    private static Owned owned(Object[] row) {
        return new Owned(Metric.valueOf((String) row[0]), segment(row, 1), (String) row[5], Sql.instant(row[6]));
    }

    @Override
    public Uni<Void> store(List<Reading> readings, boolean adds) {
        String rows = MeasureSql.json(readings);
        Uni<Void> stored = Sql.update(MeasureSql.STORE, rows, adds).replaceWithVoid();
        return readings.stream().anyMatch(reading -> MAKE_CONVERSION.contains(reading.metric()))
                ? stored.flatMap(done -> Sql.update(MeasureSql.KNOW_CONVERSION))
                        .flatMap(known -> Sql.update(MeasureSql.CONVERT, rows))
                        .replaceWithVoid()
                : stored;
    }

    @Override
    public Uni<Void> cover(String source, Instant until, Instant now) {
        return Sql.update(MeasureSql.FILL, source, until)
                .flatMap(filled -> Sql.update(MeasureSql.COVER, source, until, now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forgetSource(String source) {
        return Sql.update(MeasureSql.RELEASE, source).replaceWithVoid();
    }

    @Override
    public Uni<List<KnownSeries>> known(Instant since) {
        return Sql.rows(MeasureSql.KNOWN, since)
                .map(rows -> rows.stream().map(SqlMeasures::series).toList());
    }

    @Override
    public Uni<List<Bucket>> untold(long since) {
        return Sql.rows(MeasureSql.UNTOLD, Minutes.start(since))
                .map(rows -> rows.stream()
                        .map(row -> new Bucket(number(row[0]), number(row[1]), real(row[2]), expected(row, 3)))
                        .toList());
    }

    @Override
    public Uni<Map<Long, Map<Long, Double>>> buckets(Set<Long> seriesIds, List<Range> ranges) {
        return Sql.rows(MeasureSql.BUCKETS, MeasureSql.ids(seriesIds), MeasureSql.ranges(ranges))
                .map(rows -> {
                    Map<Long, Map<Long, Double>> bySeries = new HashMap<>();
                    rows.forEach(row -> bySeries.computeIfAbsent(number(row[0]), id -> new HashMap<>())
                            .put(number(row[1]), real(row[2])));
                    return bySeries;
                });
    }

    @Override
    public Uni<Void> foresee(List<Foreseen> foreseen) {
        return foreseen.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(MeasureSql.FORESEE, MeasureSql.foreseen(foreseen)).replaceWithVoid();
    }

    @Override
    public Uni<Void> valueOrders(Set<Long> seriesIds, List<Range> ranges) {
        return Sql.update(MeasureSql.VALUE_ORDERS, MeasureSql.ids(seriesIds), MeasureSql.ranges(ranges))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> told(List<Bucket> buckets) {
        return buckets.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(MeasureSql.TOLD, MeasureSql.buckets(buckets)).replaceWithVoid();
    }

    @Override
    public Uni<Map<Segment, Map<Long, Double>>> sums(
            Metric metric, Segment where, Set<Dimension> each, List<Range> ranges, Instant heardSince) {
        return Sql.rows(MeasureSql.SUMS, parameters(metric, where, each, MeasureSql.ranges(ranges), heardSince))
                .map(rows -> {
                    Map<Segment, Map<Long, Double>> sums = new HashMap<>();
                    rows.forEach(row -> sums.computeIfAbsent(segment(row, 0), found -> new HashMap<>())
                            .put(number(row[4]), real(row[5])));
                    return sums;
                });
    }

    /** What both ask for by: a metric and the segments of it that are counted together. */
    private static Object[] parameters(Metric metric, Segment where, Set<Dimension> each, Object first, Object second) {
        return new Object[] {
            metric.name(),
            name(where.journey()),
            where.region(),
            where.device(),
            where.paymentMethod(),
            each.contains(Dimension.JOURNEY),
            each.contains(Dimension.REGION),
            each.contains(Dimension.DEVICE),
            each.contains(Dimension.PAYMENT_METHOD),
            first,
            second
        };
    }

    @Override
    public Uni<List<Lost>> lost(Metric metric, Segment where, Set<Dimension> each, Instant told, Instant heardSince) {
        return Sql.rows(MeasureSql.LOST, parameters(metric, where, each, told, heardSince))
                .map(rows -> rows.stream()
                        .map(row -> new Lost(segment(row, 0), (String) row[4], Sql.instant(row[5])))
                        .toList());
    }

    @Override
    public Uni<Covered> coveredUntil(Metric metric, Segment where, Instant told, Instant heardSince) {
        return Sql.rows(
                        MeasureSql.COVERED_UNTIL,
                        metric.name(),
                        name(where.journey()),
                        where.region(),
                        where.device(),
                        where.paymentMethod(),
                        told,
                        heardSince)
                .map(List::getFirst)
                .map(row -> new Covered(Sql.instant(row[0]), number(row[1]) == 0));
    }

    @Override
    public Uni<List<Left>> leftOut(Instant from, Instant to) {
        return catalogues
                .current()
                .flatMap(catalogue -> Sql.rows(MeasureSql.LEFT_OUT, from, to)
                        .map(rows -> rows.stream()
                                .flatMap(row -> left(row, catalogue).stream())
                                .toList()));
    }

    private static List<Left> left(Object[] row, Catalogue catalogue) {
        Stretch stretch = new Stretch(Sql.instant(row[2]), Sql.instant(row[3]));
        String names = (String) row[0];
        List<String> journeys = names.isEmpty() ? List.of() : List.of(names.split(","));
        return (Boolean) row[4]
                ? Left.byFiring(journeys, stretch)
                : Left.byIncident(journeys, (String) row[1], catalogue, stretch);
    }

    @Override
    public Uni<Boolean> forget(Instant bucketsBefore, Instant pushesBefore) {
        return InTurn.collect(
                        List.of(
                                forget("measure_bucket", "minute", bucketsBefore),
                                forget("measure_expectation", "minute", bucketsBefore),
                                forget("measure_firing", "until", bucketsBefore),
                                forget("measure_series", "last_minute", bucketsBefore),
                                forget("measure_push", "received_at", pushesBefore)),
                        Function.identity())
                .map(full -> full.contains(true));
    }

    private static Uni<Boolean> forget(String table, String column, Instant before) {
        return Sql.update(MeasureSql.FORGET.formatted(table, column, MeasureSql.MOST_FORGOTTEN), before)
                .map(gone -> gone == MeasureSql.MOST_FORGOTTEN);
    }

    @Override
    public Uni<List<Told>> list(Metric metric, Segment where, Range minutes, int rows) {
        return Sql.rows(
                        MeasureSql.LIST,
                        metric.name(),
                        name(where.journey()),
                        where.region(),
                        where.device(),
                        where.paymentMethod(),
                        Minutes.start(minutes.first()),
                        Minutes.start(minutes.last()),
                        rows)
                .map(found -> found.stream()
                        .map(row -> new Told(
                                metric, segment(row, 0), Minutes.start(number(row[4])), real(row[5]), expected(row, 6)))
                        .toList());
    }

    private static KnownSeries series(Object[] row) {
        BigDecimal value = (BigDecimal) row[8];
        String currency = (String) row[9];
        return new KnownSeries(
                number(row[0]),
                Metric.valueOf((String) row[1]),
                segment(row, 2),
                (String) row[6],
                Sql.instant(row[7]),
                value == null || currency == null ? null : new Money(value, currency),
                Sql.instant(row[10]));
    }

    private static Segment segment(Object[] row, int first) {
        String journey = (String) row[first];
        return new Segment(
                journey == null ? null : Journey.valueOf(journey),
                (String) row[first + 1],
                (String) row[first + 2],
                (String) row[first + 3]);
    }

    private static Expected expected(Object[] row, int first) {
        return row[first] == null
                ? null
                : new Expected(
                        real(row[first]),
                        real(row[first + 1]),
                        real(row[first + 2]),
                        (String) row[first + 3],
                        real(row[first + 4]));
    }

    private static String name(Journey journey) {
        return journey == null ? null : journey.name();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static double real(Object value) {
        return ((Number) value).doubleValue();
    }
}
