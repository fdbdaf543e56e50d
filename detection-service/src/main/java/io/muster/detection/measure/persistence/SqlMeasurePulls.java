package io.muster.detection.measure.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.detection.journey.SecretUsers;
import io.muster.detection.measure.MeasurePull;
import io.muster.detection.measure.MeasurePull.Version;
import io.muster.detection.measure.MeasurePulls;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SqlMeasurePulls implements MeasurePulls, SecretUsers {

    private static final String NAMES = "definition, version, pulled_at, problem, changed_at, changed_by";
    private static final String FIND = "select " + NAMES + " from measure_pull where key = ?1";
    private static final String LIST =
            "select " + NAMES + " from measure_pull where (cast(?1 as text) is null or key > ?1) order by key limit ?2";
    private static final String PUT = """
            insert into measure_pull (key, version, definition, changed_at, changed_by) values (?1, 1, ?2, ?3, ?4)
            on conflict (key) do update
            set version = measure_pull.version + 1, definition = excluded.definition,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            returning\s""" + NAMES;
    private static final String USER_OF_SECRET = """
            select key, version from measure_pull where cast(definition as jsonb) ->> 'secret' = ?1 order by key limit 1
            """;
    private static final String PULLED = """
            update measure_pull set pulled_at = coalesce(?2, pulled_at), problem = ?3 where key = ?1
            """;

    @Override
    public Uni<Optional<Version>> find(String key) {
        return Sql.rows(FIND, key).map(rows -> rows.stream().findFirst().map(SqlMeasurePulls::version));
    }

    @Override
    public Uni<List<Version>> list(String after, int rows) {
        return Sql.rows(LIST, after, rows)
                .map(found -> found.stream().map(SqlMeasurePulls::version).toList());
    }

    @Override
    public Uni<Version> put(MeasurePull pull, Instant at, String by) {
        try {
            return Sql.rows(PUT, pull.key(), EventJson.mapper().writeValueAsString(pull), at, by)
                    .map(rows -> version(rows.getFirst()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pull that cannot be written", e);
        }
    }

    @Override
    public Uni<Boolean> remove(String key) {
        return Sql.update("delete from measure_pull where key = ?1", key).map(removed -> removed == 1);
    }

    @Override
    public Uni<Void> pulled(String key, Instant until, String problem) {
        return Sql.update(PULLED, key, until, problem).replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> userOf(String secret) {
        return Sql.rows(USER_OF_SECRET, secret)
                .map(rows -> rows.stream().findFirst().map(row -> "the pull " + row[0] + " of measures"));
    }

    private static Version version(Object[] row) {
        try {
            return new Version(
                    EventJson.mapper().readValue((String) row[0], MeasurePull.class),
                    ((Number) row[1]).longValue(),
                    Sql.instant(row[2]),
                    (String) row[3],
                    Sql.instant(row[4]),
                    (String) row[5]);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pull that cannot be read", e);
        }
    }
}
