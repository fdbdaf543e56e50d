package io.muster.detection.publication.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.publication.Publication;
import io.muster.detection.publication.Publications;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class SqlPublications implements Publications {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    // numbers are given in the order of commits, so that none turns up behind one that is published already
    private static final String ONE_AFTER_THE_OTHER =
            "select cast(pg_advisory_xact_lock(hashtextextended('publication', 3)) as text)";
    private static final String ADD = "insert into publication (topic, key, headers, value) values (?1, ?2, ?3, ?4)";
    private static final String HOLD = """
            insert into publication_lease (name, holder, until)
            values ('publisher', $1, clock_timestamp() + $2 * interval '1 millisecond')
            on conflict (name) do update set holder = excluded.holder, until = excluded.until
            where publication_lease.holder = excluded.holder or publication_lease.until < clock_timestamp()
            """;
    private static final String RELEASE = "delete from publication_lease where holder = $1";
    private static final String FIRST = "select seq, topic, key, headers, value from publication order by seq limit $1";
    private static final String PUBLISHED = "delete from publication where seq <= $1";

    @Inject
    Pool pool;

    @Override
    public Uni<Void> add(List<Publication> publications) {
        return Sql.rows(ONE_AFTER_THE_OTHER)
                .flatMap(held -> Multi.createFrom()
                        .iterable(publications)
                        .onItem()
                        .transformToUniAndConcatenate(record ->
                                Sql.update(ADD, record.topic(), record.key(), text(record.headers()), record.value()))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> hold(UUID replica, Duration lease) {
        return Sql.alone(pool, HOLD, replica, (double) lease.toMillis()).map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Uni<Void> release(UUID replica) {
        return Sql.alone(pool, RELEASE, replica).replaceWithVoid();
    }

    @Override
    public Uni<List<Waiting>> first(int most) {
        return Sql.alone(pool, FIRST, most).map(rows -> {
            List<Waiting> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(waiting(row)));
            return waiting;
        });
    }

    @Override
    public Uni<Void> published(long upTo) {
        return Sql.alone(pool, PUBLISHED, upTo).replaceWithVoid();
    }

    private static Waiting waiting(Row row) {
        try {
            return new Waiting(
                    row.getLong(0),
                    new Publication(
                            row.getString(1),
                            row.getString(2),
                            EventJson.mapper().readValue(row.getString(3), HEADERS),
                            row.getBuffer(4).getBytes()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that cannot be read", e);
        }
    }

    private static String text(Map<String, String> headers) {
        try {
            return EventJson.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that cannot be written", e);
        }
    }
}
