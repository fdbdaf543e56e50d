package io.muster.triage.revenue.persistence;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Segment;
import io.muster.durable.database.Sql;
import io.muster.triage.StoredJson;
import io.muster.triage.revenue.MeasureWindow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Rows of plain JSON: they are written often, read in ranges and never changed one by one. */
@ApplicationScoped
class StoredMeasures implements MeasureWindow {

    private static final String EVERY_JOURNEY = "*";
    private static final Duration TIDIED_EVERY = Duration.ofMinutes(1);

    private static final String PUT = """
            insert into measure_minute (metric, segment, minute, body) values (?1, ?2, ?3, ?4)
            on conflict (metric, segment, minute) do update set body = excluded.body
            """;
    /** By time, so that what nobody tells any more goes too; a limited number, so that no statement takes long. */
    private static final String TIDY = """
            delete from measure_minute
            where ctid = any(array(select ctid from measure_minute where minute < ?1 limit 5000))
            """;

    private static final String SINCE = """
            select body, metric from measure_minute where minute >= ?1 and split_part(segment, '/', 1) = any(?2)
            """;

    private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.MIN);

    @Override
    public Uni<Void> put(Measure measure) {
        var metric = measure.metric().name();
        var segment = measure.segment().key();
        return Sql.update(PUT, metric, segment, measure.minute(), StoredJson.write(measure))
                .chain(() -> isTimeToTidy(measure.minute())
                        ? Sql.update(TIDY, measure.minute().minus(KEPT))
                        : Uni.createFrom().item(0))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Measure>> since(Instant minute, Set<Journey> journeys) {
        var firsts = Stream.concat(Stream.of(EVERY_JOURNEY), journeys.stream().map(StoredMeasures::firstOfKey))
                .toArray(String[]::new);
        return Sql.rows(SINCE, minute, firsts)
                .map(rows -> rows.stream()
                        .map(row -> StoredJson.read((String) row[0], Measure.class))
                        .toList());
    }

    private static String firstOfKey(Journey journey) {
        return new Segment(journey, null, null, null).key().split("/", 2)[0];
    }

    /** Whoever first tells a later minute tidies up. */
    private boolean isTimeToTidy(Instant minute) {
        var last = tidied.get();
        return !minute.isBefore(last.equals(Instant.MIN) ? minute : last.plus(TIDIED_EVERY))
                && tidied.compareAndSet(last, minute);
    }
}
