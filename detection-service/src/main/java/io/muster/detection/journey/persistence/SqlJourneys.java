package io.muster.detection.journey.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.journey.Journeys;
import io.muster.detection.journey.Run;
import io.muster.detection.journey.Run.StepRun;
import io.muster.detection.journey.SecretUsers;
import io.muster.detection.journey.Standing;
import io.muster.detection.journey.SyntheticJourney;
import io.muster.detection.journey.SyntheticJourney.Version;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class SqlJourneys implements Journeys, SecretUsers {

    private static final TypeReference<List<StepRun>> STEPS = new TypeReference<>() {};
    private static final String NAMES =
            "definition, version, standing, failing_since, signal, checked_at, changed_at, changed_by";
    private static final String FIND = "select " + NAMES + " from synthetic_journey where key = ?1";
    private static final String LIST = "select " + NAMES + """
             from synthetic_journey where (cast(?1 as text) is null or key > ?1) order by key limit ?2
            """;
    private static final String PUT = """
            insert into synthetic_journey (key, version, definition, standing, changed_at, changed_by)
            values (?1, 1, ?2, 'NEW', ?3, ?4)
            on conflict (key) do update
            set version = synthetic_journey.version + 1, definition = excluded.definition,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            returning\s""" + NAMES;
    private static final String STAND = """
            update synthetic_journey
            set standing = ?2, failing_since = ?3, signal = nullif(?4, ''), checked_at = ?5 where key = ?1
            """;
    private static final String ADD_RUN = """
            insert into journey_run (id, journey, version, started_at, outcome, attempts, steps)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """;
    private static final String FORGET_RUNS = """
            delete from journey_run where journey = ?1 and id <= (
                select id from journey_run where journey = ?1 order by id desc offset ?2 limit 1)
            """;
    private static final String RUNS = """
            select cast(id as text), started_at, outcome, attempts, steps from journey_run
            where journey = ?1 and (cast(?2 as uuid) is null or id < cast(?2 as uuid)) order by id desc limit ?3
            """;
    private static final String PUT_SECRET = """
            insert into named_secret (name, sealed, changed_at, changed_by) values (?1, ?2, ?3, ?4)
            on conflict (name) do update
            set sealed = excluded.sealed, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;
    private static final String USER_OF_SECRET = """
            select key, version from synthetic_journey where position(cast(?1 as text) in cast(definition as text)) > 0
            order by key limit 1
            """;
    private static final String SECRETS = "select name, sealed, changed_at, changed_by from named_secret order by name";

    @Override
    public Uni<Optional<Version>> find(String key) {
        return Sql.rows(FIND, key).map(SqlJourneys::first);
    }

    @Override
    public Uni<Optional<Version>> locked(String key) {
        return Sql.rows(FIND + " for update", key).map(SqlJourneys::first);
    }

    @Override
    public Uni<List<Version>> list(String after, int rows) {
        return Sql.rows(LIST, after, rows)
                .map(found -> found.stream().map(SqlJourneys::version).toList());
    }

    @Override
    public Uni<Version> put(SyntheticJourney journey, Instant at, String by) {
        return Sql.rows(PUT, journey.key(), write(journey), at, by).map(rows -> version(rows.getFirst()));
    }

    @Override
    public Uni<Void> remove(String key) {
        return Sql.update("delete from journey_run where journey = ?1", key)
                .flatMap(forgotten -> Sql.update("delete from synthetic_journey where key = ?1", key))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> stand(String key, Standing standing) {
        return Sql.update(
                        STAND,
                        key,
                        standing.state().name(),
                        standing.failingSince(),
                        standing.told() == null ? "" : write(standing.told()),
                        standing.checkedAt())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> addRun(String key, long version, Run run, int keep) {
        return Sql.update(
                        ADD_RUN,
                        run.id(),
                        key,
                        version,
                        run.startedAt(),
                        run.outcome().name(),
                        run.attempts(),
                        write(run.steps()))
                .flatMap(added -> Sql.update(FORGET_RUNS, key, keep))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Run>> runs(String key, UUID before, int rows) {
        return Sql.rows(RUNS, key, before == null ? null : before.toString(), rows)
                .map(found -> found.stream()
                        .map(row -> new Run(
                                UUID.fromString((String) row[0]),
                                Sql.instant(row[1]),
                                Run.Outcome.valueOf((String) row[2]),
                                ((Number) row[3]).intValue(),
                                read((String) row[4], STEPS)))
                        .toList());
    }

    @Override
    public Uni<Void> putSecret(NamedSecret secret) {
        return Sql.update(PUT_SECRET, secret.name(), secret.sealed(), secret.changedAt(), secret.changedBy())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> userOf(String secret) {
        return Sql.rows(USER_OF_SECRET, "${secret:" + secret + "}")
                .map(rows -> rows.stream().findFirst().map(row -> "the journey " + row[0]));
    }

    @Override
    public Uni<Boolean> removeSecret(String name) {
        return Sql.update("delete from named_secret where name = ?1", name).map(removed -> removed == 1);
    }

    @Override
    public Uni<List<NamedSecret>> listSecrets() {
        return Sql.rows(SECRETS)
                .map(rows -> rows.stream()
                        .map(row ->
                                new NamedSecret((String) row[0], (String) row[1], Sql.instant(row[2]), (String) row[3]))
                        .toList());
    }

    @Override
    public Uni<Map<String, String>> secrets(Set<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : listSecrets().map(all -> {
                    Map<String, String> found = new HashMap<>();
                    all.stream()
                            .filter(secret -> names.contains(secret.name()))
                            .forEach(secret -> found.put(secret.name(), secret.sealed()));
                    return found;
                });
    }

    private static Optional<Version> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(SqlJourneys::version);
    }

    private static Version version(Object[] row) {
        AlertSignal told = row[4] == null ? null : read((String) row[4], new TypeReference<>() {});
        Standing standing =
                new Standing(Standing.State.valueOf((String) row[2]), Sql.instant(row[3]), told, Sql.instant(row[5]));
        return new Version(
                read((String) row[0], new TypeReference<SyntheticJourney>() {}),
                ((Number) row[1]).longValue(),
                standing,
                Sql.instant(row[6]),
                (String) row[7]);
    }

    private static String write(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return EventJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read: " + type.getType(), e);
        }
    }
}
