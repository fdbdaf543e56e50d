package io.muster.detection.measure.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.ConditionFigures;
import io.muster.detection.measure.Firing;
import io.muster.detection.measure.MeasureRule;
import io.muster.detection.measure.MeasureRule.Dimension;
import io.muster.detection.measure.MeasureRule.Version;
import io.muster.detection.measure.MeasureRules;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.durable.database.Sql;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

@ApplicationScoped
class SqlMeasureRules implements MeasureRules {

    private static final String COLUMNS = "select key, version, definition, changed_at, changed_by from measure_rule ";
    private static final String FIND = COLUMNS + "where key = ?1";
    private static final String LIST = COLUMNS + "where (cast(?1 as text) is null or key > ?1) order by key limit ?2";
    private static final String KEYS = "select key, version from measure_rule order by key";
    private static final String PUT = """
            insert into measure_rule (key, version, definition, changed_at, changed_by) values (?1, 1, ?2, ?3, ?4)
            on conflict (key) do update
            set version = measure_rule.version + 1, definition = excluded.definition,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            returning key, version, definition, changed_at, changed_by
            """;
    private static final String REMOVE = "delete from measure_rule where key = ?1";
    private static final String FIRING = """
            select segment, since, held_at, told_at from measure_firing where rule = ?1 and until is null for update
            """;
    /** Not by {@code on conflict}: what ends is outside of the index of what fires, and would be a row beside it. */
    private static final String SAVE = """
            with known as (
                update measure_firing set held_at = ?4, told_at = ?5, until = cast(?6 as timestamptz),
                    signal = coalesce(nullif(?7, ''), signal)
                where rule = ?1 and segment = ?2 and until is null returning id)
            insert into measure_firing (rule, segment, since, held_at, told_at, signal)
            select ?1, ?2, ?3, ?4, ?5, ?7
            where cast(?6 as timestamptz) is null and not exists (select 1 from known)
            """;

    private static final String END = """
            update measure_firing set until = ?2, told_at = ?2 where rule = ?1 and until is null returning signal, rule
            """;
    private static final String FIRED = """
            select segment, since, held_at, told_at, until, signal from measure_firing
            where rule = ?1 order by id desc limit ?2
            """;

    /** How a rule is kept. */
    @RegisterForReflection
    record Definition(
            String name,
            Metric metric,
            Segment where,
            Set<Dimension> each,
            ConditionFigures condition,
            String severity,
            String service,
            String journey,
            Duration clearAfter,
            double least,
            boolean enabled) {}

    @Override
    public Uni<Optional<Version>> find(String key) {
        return Sql.rows(FIND, key).map(rows -> rows.stream().findFirst().map(SqlMeasureRules::version));
    }

    @Override
    public Uni<List<Version>> list(String after, int rows) {
        return Sql.rows(LIST, after, rows)
                .map(found -> found.stream().map(SqlMeasureRules::version).toList());
    }

    @Override
    public Uni<List<String>> keys() {
        return Sql.rows(KEYS)
                .map(rows -> rows.stream().map(row -> (String) row[0]).toList());
    }

    @Override
    public Uni<Version> put(MeasureRule rule, Instant at, String by) {
        Definition definition = new Definition(
                rule.name(),
                rule.metric(),
                rule.where(),
                rule.each(),
                ConditionFigures.of(rule.condition()),
                rule.severity(),
                rule.service(),
                rule.journey(),
                rule.clearAfter(),
                rule.least(),
                rule.enabled());
        return Sql.rows(PUT, rule.key(), write(definition), at, by).map(rows -> version(rows.getFirst()));
    }

    @Override
    public Uni<Boolean> remove(String key) {
        return Sql.update(REMOVE, key).map(removed -> removed == 1);
    }

    @Override
    public Uni<Map<String, Firing>> firing(String rule) {
        return Sql.rows(FIRING, rule).map(rows -> {
            Map<String, Firing> firing = new HashMap<>();
            rows.forEach(row -> firing.put(
                    (String) row[0], new Firing(Sql.instant(row[1]), Sql.instant(row[2]), Sql.instant(row[3]), null)));
            return firing;
        });
    }

    @Override
    public Uni<Void> save(String rule, String segment, Firing firing, AlertSignal signal) {
        return Sql.update(
                        SAVE,
                        rule,
                        segment,
                        firing.since(),
                        firing.heldAt(),
                        firing.toldAt(),
                        firing.until(),
                        signal == null ? "" : write(signal))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<AlertSignal>> end(String rule, Instant at) {
        return Sql.rows(END, rule, at)
                .map(rows -> rows.stream()
                        .map(row -> read((String) row[0], AlertSignal.class))
                        .toList());
    }

    @Override
    public Uni<List<Fired>> fired(String rule, int rows) {
        return Sql.rows(FIRED, rule, rows)
                .map(found -> found.stream()
                        .map(row -> new Fired(
                                (String) row[0],
                                new Firing(
                                        Sql.instant(row[1]),
                                        Sql.instant(row[2]),
                                        Sql.instant(row[3]),
                                        Sql.instant(row[4])),
                                read((String) row[5], AlertSignal.class)
                                        .annotations()
                                        .get("summary")))
                        .toList());
    }

    private static Version version(Object[] row) {
        Definition kept = read((String) row[2], Definition.class);
        MeasureRule rule = new MeasureRule(
                (String) row[0],
                kept.name(),
                kept.metric(),
                kept.where(),
                kept.each(),
                kept.condition().condition(),
                kept.severity(),
                kept.service(),
                kept.journey(),
                kept.clearAfter(),
                kept.least(),
                kept.enabled());
        return new Version(rule, ((Number) row[1]).longValue(), Sql.instant(row[3]), (String) row[4]);
    }

    private static String write(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + value, e);
        }
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return EventJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be read: " + text, e);
        }
    }
}
