package io.muster.detection.alert.persistence;

import io.muster.detection.DetectionConfig;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** In statements over many rows: alerts come and go by the thousand. */
@ApplicationScoped
class PanacheAlerts implements Alerts {

    private static final String SELECT = "select " + AlertRows.COLUMNS + " from alert ";
    private static final String OF_MANY = SELECT + "where fingerprint = any(cast(?1 as text[])) order by fingerprint";
    private static final String SUPPRESSED = SELECT + """
            where suppressed_by is not null and state <> 'RESOLVED' and fingerprint > ?1
            and (state = 'FIRING' or format = 'heartbeat')
            order by fingerprint limit ?2
            """;
    private static final String SILENT = SELECT + """
            join signal_partition using (partition)
            where incident_id = ?1 and state = 'FIRING'
            and ends_at <= reached_at - cast(?2 as double precision) * interval '1 second'
            order by fingerprint limit ?3 for update of alert
            """;
    /** By the time that the most advanced partition has reached, which the index can tell, and then by its own. */
    private static final String LOSE_SILENT = """
            update alert set state = 'LOST', version = version + 1 where fingerprint in (
                select fingerprint from alert join signal_partition using (partition)
                where incident_id is null and state = 'FIRING'
                and ends_at <= (select max(reached_at) from signal_partition)
                    - cast(?1 as double precision) * interval '1 second'
                and ends_at <= reached_at - cast(?1 as double precision) * interval '1 second'
                limit ?2 for update of alert skip locked)
            """;

    private static final String FORGET = """
            delete from alert where ctid = any(array(
                select ctid from alert
                where updated_at < ?1 and (state = 'RESOLVED' or state = 'LOST' and format <> 'heartbeat')
                and (incident_id is null or incident_id <> all(cast(cast(?2 as text[]) as uuid[])))
                and not exists (select 1 from inhibitor where inhibitor.fingerprint = alert.fingerprint)
                order by updated_at limit ?3 for update skip locked))
            """;

    private static final String PROLONG = """
            update alert set ends_at = cast(c3 as timestamptz), updated_at = cast(c4 as timestamptz),
                signals = signals + cast(c5 as bigint), version = version + 1
            from (select given.* from alert join %s on fingerprint = c1 and version = cast(c2 as bigint)
                  order by fingerprint for update of alert) as repeated
            where fingerprint = c1
            returning fingerprint, version
            """.formatted(Columns.table(5));
    private static final String STANDING = """
            select count(*) filter (where state = 'FIRING' or state = 'RESOLVED' and calm_at > ?2),
                count(*) filter (where state = 'LOST')
            from alert where incident_id = ?1
            """;
    private static final String CALM_AT = """
            select calm_at, fingerprint from alert where incident_id = ?1 and state = 'RESOLVED' and calm_at > ?2
            order by calm_at desc limit 1
            """;
    private static final String NEXT_END = """
            select ends_at, fingerprint from alert where incident_id = ?1 and state = 'FIRING' and ends_at is not null
            order by ends_at limit 1
            """;
    private static final String SUBJECTS = """
            select distinct labels ->> 'journey', labels ->> 'service' from alert
            where incident_id = ?1 and fingerprint <> all(cast(?2 as text[]))
            """;
    private static final String MOVE =
            "update alert set incident_id = ?2, version = version + 1 where incident_id = ?1";
    private static final String MOVE_SOME = MOVE + " and fingerprint = any(cast(?3 as text[]))";

    @Inject
    DetectionConfig config;

    @Inject
    Clock clock;

    @Override
    public Uni<Map<String, Alert>> locked(Collection<String> fingerprints) {
        return fingerprints.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : alerts(OF_MANY + " for update", (Object) fingerprints.toArray(String[]::new))
                        .map(found ->
                                found.stream().collect(Collectors.toMap(Alert::fingerprint, Function.identity())));
    }

    @Override
    public Uni<Optional<Alert>> find(String fingerprint) {
        return alerts(SELECT + "where fingerprint = ?1", fingerprint)
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Alert>> all(Collection<String> fingerprints) {
        return fingerprints.isEmpty()
                ? Uni.createFrom().item(List.of())
                : alerts(OF_MANY, (Object) fingerprints.toArray(String[]::new));
    }

    @Override
    public Uni<Void> save(Collection<Alert> changed, Map<String, Integer> partitions) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(
                                AlertRows.UPSERT,
                                AlertRows.columns(
                                        changed, partitions, config.flapping().limit()))
                        .invoke(stored -> {
                            if (stored != changed.size()) {
                                throw new OptimisticLockException("an alert was stored by another transaction");
                            }
                        })
                        .replaceWithVoid();
    }

    @Override
    public Uni<Standing> standing(UUID incidentId) {
        return Sql.rows(STANDING, incidentId, clock.instant())
                .map(List::getFirst)
                .map(row -> new Standing(((Number) row[0]).intValue(), ((Number) row[1]).intValue()));
    }

    @Override
    public Uni<Optional<Instant>> calmAt(UUID incidentId) {
        return Sql.rows(CALM_AT, incidentId, clock.instant())
                .map(rows -> rows.stream().findFirst().map(row -> Sql.instant(row[0])));
    }

    @Override
    public Uni<List<Alert>> silent(UUID incidentId, Duration patience, int most) {
        return alerts(SILENT, incidentId, patience.toMillis() / 1000.0, most);
    }

    @Override
    public Uni<Integer> loseSilent(Duration patience, int most) {
        return Sql.update(LOSE_SILENT, patience.toMillis() / 1000.0, most);
    }

    @Override
    public Uni<List<Alert>> suppressed(String after, int rows) {
        return alerts(SUPPRESSED, after == null ? "" : after, rows);
    }

    @Override
    public Uni<List<Map<String, String>>> subjects(UUID incidentId, Collection<String> but) {
        return Sql.rows(SUBJECTS, incidentId, but.toArray(String[]::new))
                .map(rows -> rows.stream().map(PanacheAlerts::subject).toList());
    }

    private static Map<String, String> subject(Object[] row) {
        Map<String, String> said = new HashMap<>();
        if (row[0] != null) {
            said.put("journey", (String) row[0]);
        }
        if (row[1] != null) {
            said.put("service", (String) row[1]);
        }
        return said;
    }

    @Override
    public Uni<List<String>> prolong(Collection<Repetitions> repetitions) {
        return Sql.rows(
                        PROLONG,
                        new Columns<>(repetitions)
                                .with(Repetitions::fingerprint)
                                .with(Repetitions::version)
                                .with(Repetitions::endsAt)
                                .with(Repetitions::heardAt)
                                .with(Repetitions::count)
                                .parameters())
                .map(rows -> rows.stream().map(row -> (String) row[0]).toList());
    }

    @Override
    public Uni<Optional<Instant>> nextEnd(UUID incidentId) {
        return Sql.rows(NEXT_END, incidentId)
                .map(rows -> rows.stream().findFirst().map(row -> Sql.instant(row[0])));
    }

    @Override
    public Uni<List<String>> move(UUID from, UUID into) {
        return Sql.rows(MOVE + " returning fingerprint, state", from, into)
                .map(rows -> rows.stream()
                        .filter(row -> AlertState.FIRING.name().equals(row[1]))
                        .map(row -> (String) row[0])
                        .sorted()
                        .toList());
    }

    @Override
    public Uni<Void> move(UUID from, UUID into, Collection<String> fingerprints) {
        return Sql.update(MOVE_SOME, from, into, fingerprints.toArray(String[]::new))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forget(Instant before, Collection<UUID> needed, int most) {
        return Sql.update(FORGET, before, Sql.texts(needed), most);
    }

    @Override
    public Uni<List<Alert>> list(Filter filter, int rows) {
        List<String> terms = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        narrow(
                terms,
                values,
                "state = ?",
                filter.state() == null ? null : filter.state().name());
        narrow(terms, values, "incident_id = ?", filter.incidentId());
        narrow(terms, values, "fingerprint > ?", filter.after());
        filter.labels().forEach((name, value) -> {
            values.add(name);
            values.add(value);
            terms.add("labels ->> cast(?" + (values.size() - 1) + " as text) = cast(?" + values.size() + " as text)");
        });
        if (!filter.restrictedToo()) {
            values.add(filter.sender());
            terms.add(
                    "(" + RestrictedIncidents.OPEN_TO_ALL + " or integration = cast(?" + values.size() + " as text))");
        }
        String where = terms.isEmpty() ? "" : "where " + String.join(" and ", terms);
        values.add(rows);
        return alerts(SELECT + where + " order by fingerprint limit ?" + values.size(), values.toArray());
    }

    private static void narrow(List<String> terms, List<Object> values, String term, Object value) {
        if (value != null) {
            values.add(value);
            terms.add(term + values.size());
        }
    }

    @Override
    public Uni<Map<AlertState, Long>> counts() {
        return Sql.rows("select state, count(*) from alert group by state").map(rows -> {
            Map<AlertState, Long> counts = new EnumMap<>(AlertState.class);
            rows.forEach(row -> counts.put(AlertState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
            return counts;
        });
    }

    private static Uni<List<Alert>> alerts(String sql, Object... parameters) {
        return Sql.rows(sql, parameters)
                .map(rows -> rows.stream().map(AlertRows::alert).toList());
    }
}
