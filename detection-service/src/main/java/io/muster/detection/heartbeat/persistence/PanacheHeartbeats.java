package io.muster.detection.heartbeat.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.heartbeat.Heartbeat;
import io.muster.detection.heartbeat.Heartbeats;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class PanacheHeartbeats implements Heartbeats {

    private static final String COLUMNS = "name, interval_seconds, grace_seconds, description, labels, paused,"
            + " watched_since, last_ping_at, last_ping_from, missing_since, defined_by";
    private static final String LOCKED = "select " + COLUMNS + " from heartbeat where name = ?1 for update";
    private static final String LIST = "select " + COLUMNS + " from heartbeat where name > ?1 order by name limit ?2";
    private static final String SAVE = """
            insert into heartbeat (name, interval_seconds, grace_seconds, description, labels, paused, watched_since,
                last_ping_at, last_ping_from, missing_since, defined_by)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            on conflict (name) do update set interval_seconds = excluded.interval_seconds,
                grace_seconds = excluded.grace_seconds, description = excluded.description, labels = excluded.labels,
                paused = excluded.paused, watched_since = excluded.watched_since,
                last_ping_at = excluded.last_ping_at, last_ping_from = excluded.last_ping_from,
                missing_since = excluded.missing_since, defined_by = excluded.defined_by
            """;
    private static final String REMOVE = "delete from heartbeat where name = ?1";
    private static final String READ_UP_TO = "select min(reached_at), count(*) from signal_partition";

    @Override
    public Uni<Optional<Heartbeat>> locked(String name) {
        return Sql.rows(LOCKED, name).map(rows -> rows.stream().findFirst().map(PanacheHeartbeats::heartbeat));
    }

    @Override
    public Uni<List<Heartbeat>> list(String after, int rows) {
        return Sql.rows(LIST, after == null ? "" : after, rows)
                .map(found -> found.stream().map(PanacheHeartbeats::heartbeat).toList());
    }

    @Override
    public Uni<Void> save(Heartbeat heartbeat) {
        return Sql.update(
                        SAVE,
                        heartbeat.name(),
                        heartbeat.interval().toSeconds(),
                        heartbeat.grace().toSeconds(),
                        heartbeat.description(),
                        write(heartbeat.labels()),
                        heartbeat.paused(),
                        heartbeat.watchedSince(),
                        heartbeat.lastPingAt(),
                        heartbeat.lastPingFrom(),
                        heartbeat.missingSince(),
                        heartbeat.definedBy())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(String name) {
        return Sql.update(REMOVE, name).map(removed -> removed > 0);
    }

    @Override
    public Uni<Optional<Instant>> readUpTo() {
        return Sql.rows(READ_UP_TO).map(rows -> Optional.ofNullable(Sql.instant(rows.getFirst()[0])));
    }

    private static Heartbeat heartbeat(Object[] row) {
        return new Heartbeat(
                (String) row[0],
                Duration.ofSeconds(((Number) row[1]).longValue()),
                Duration.ofSeconds(((Number) row[2]).longValue()),
                (String) row[3],
                read((String) row[4]),
                (Boolean) row[5],
                Sql.instant(row[6]),
                Sql.instant(row[7]),
                (String) row[8],
                Sql.instant(row[9]),
                (String) row[10]);
    }

    private static String write(Map<String, String> labels) {
        try {
            return EventJson.mapper().writeValueAsString(labels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels that cannot be written", e);
        }
    }

    private static Map<String, String> read(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels that cannot be read", e);
        }
    }
}
