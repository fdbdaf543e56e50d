package io.muster.triage.revenue.persistence;

import io.muster.contracts.Measure;
import io.muster.durable.database.Sql;
import io.muster.triage.StoredJson;
import io.muster.triage.revenue.MeasureWindow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Rows of plain JSON: they are written often, read in ranges and never changed one by one. */
@ApplicationScoped
class StoredMeasures implements MeasureWindow {

    private static final Duration KEPT = Duration.ofHours(6);
    private static final int TIDIED_EVERY_MINUTES = 10;

    private static final String PUT = """
            insert into measure_minute (metric, segment, minute, body) values (?1, ?2, ?3, ?4)
            on conflict (metric, segment, minute) do update set body = excluded.body
            """;
    private static final String TIDY = "delete from measure_minute where metric = ?1 and segment = ?2 and minute < ?3";
    private static final String SINCE = "select body, metric from measure_minute where minute >= ?1";

    @Override
    public Uni<Void> put(Measure measure) {
        var metric = measure.metric().name();
        var segment = measure.segment().key();
        return Sql.update(PUT, metric, segment, measure.minute(), StoredJson.write(measure))
                .chain(() -> isTimeToTidy(measure.minute())
                        ? Sql.update(TIDY, metric, segment, measure.minute().minus(KEPT))
                        : Uni.createFrom().item(0))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Measure>> since(Instant minute) {
        return Sql.rows(SINCE, minute)
                .map(rows -> rows.stream()
                        .map(row -> StoredJson.read((String) row[0], Measure.class))
                        .toList());
    }

    /** Each segment tidies up after itself, now and then. */
    private static boolean isTimeToTidy(Instant minute) {
        return minute.atOffset(ZoneOffset.UTC).getMinute() % TIDIED_EVERY_MINUTES == 0;
    }
}
