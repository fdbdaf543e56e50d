package io.muster.detection.alert.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.EventJson;
import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Flapping;
import io.muster.detection.alert.Flapping.Limit;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** An alert as a row of its table, both ways. */
final class AlertRows {

    /** What {@link #alert} reads, in its order. */
    static final String COLUMNS = """
            fingerprint, state, source, format, integration, cast(labels as text), cast(annotations as text), starts_at,
            ends_at, timeout, generator_url, first_seen_at, updated_at, signals, incident_id, decided_by, suppressed_by,
            version, changes, coalesce(heard_at, starts_at)
            """;

    /** Parameters in the order of {@link #columns}. */
    static final String UPSERT = """
            insert into alert (
                fingerprint, state, source, format, integration, labels, annotations, starts_at, ends_at, timeout,
                generator_url, first_seen_at, updated_at, signals, incident_id, decided_by, suppressed_by, version,
                partition, changes, calm_at, heard_at)
            select c1, c2, c3, c4, c5, cast(c6 as jsonb), cast(c7 as jsonb), cast(c8 as timestamptz),
                cast(c9 as timestamptz), cast(c10 as boolean), c11, cast(c12 as timestamptz), cast(c13 as timestamptz),
                cast(c14 as bigint), cast(c15 as uuid), cast(c16 as bigint), c17, cast(c18 as bigint), cast(c19 as int), c20,
                cast(c21 as timestamptz), cast(c22 as timestamptz)
            from %s
            order by c1
            on conflict (fingerprint) do update set
                state = excluded.state, format = excluded.format, integration = excluded.integration,
                labels = excluded.labels, annotations = excluded.annotations, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                timeout = excluded.timeout, generator_url = excluded.generator_url, updated_at = excluded.updated_at,
                signals = excluded.signals, incident_id = excluded.incident_id, decided_by = excluded.decided_by,
                suppressed_by = excluded.suppressed_by, version = excluded.version,
                partition = coalesce(excluded.partition, alert.partition), changes = excluded.changes,
                calm_at = excluded.calm_at, heard_at = excluded.heard_at
            where alert.version = excluded.version - 1
            """.formatted(Columns.table(22));

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private AlertRows() {}

    static Alert alert(Object[] row) {
        return new Alert(
                (String) row[0],
                AlertState.valueOf((String) row[1]),
                Source.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                strings((String) row[5]),
                strings((String) row[6]),
                Sql.instant(row[7]),
                Sql.instant(row[19]),
                Sql.instant(row[8]),
                (Boolean) row[9],
                (String) row[10],
                Sql.instant(row[11]),
                Sql.instant(row[12]),
                ((Number) row[13]).longValue(),
                (UUID) row[14],
                ((Number) row[15]).longValue(),
                (String) row[16],
                ((Number) row[17]).longValue(),
                flapping((String) row[18]));
    }

    static Object[] columns(Collection<Alert> alerts, Map<String, Integer> partitions, Limit limit) {
        Columns<Alert> columns = new Columns<>(alerts);
        return columns.with(Alert::fingerprint)
                .with(Alert::state)
                .with(Alert::source)
                .with(Alert::format)
                .with(Alert::integration)
                .with(alert -> json(alert.labels()))
                .with(alert -> json(alert.annotations()))
                .with(Alert::startsAt)
                .with(Alert::endsAt)
                .with(Alert::timeout)
                .with(Alert::generatorUrl)
                .with(Alert::firstSeenAt)
                .with(Alert::updatedAt)
                .with(Alert::signals)
                .with(Alert::incidentId)
                .with(Alert::decidedBy)
                .with(Alert::suppressedBy)
                .with(alert -> alert.version() + 1)
                .with(alert -> partitions.get(alert.fingerprint()))
                .with(alert -> changes(alert.flapping()))
                .with(alert -> alert.flapping().calmAt(limit).orElse(null))
                .with(Alert::heardAt)
                .parameters();
    }

    private static Flapping flapping(String changes) {
        return changes == null
                ? Flapping.never()
                : new Flapping(Arrays.stream(changes.split(","))
                        .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
                        .toList());
    }

    private static String changes(Flapping flapping) {
        return flapping.changes().isEmpty()
                ? null
                : flapping.changes().stream()
                        .map(change -> Long.toString(change.toEpochMilli()))
                        .collect(Collectors.joining(","));
    }

    private static Map<String, String> strings(String json) {
        try {
            return EventJson.mapper().readValue(json, STRINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels that cannot be read", e);
        }
    }

    /** Not by a mapper: they come by the ten thousand, and the database puts them in its own order. */
    private static String json(Map<String, String> strings) {
        StringBuilder json = new StringBuilder(256);
        strings.forEach((name, text) -> {
            quote(json.append(json.isEmpty() ? '{' : ','), name);
            quote(json.append(':'), text);
        });
        return json.isEmpty() ? "{}" : json.append('}').toString();
    }

    private static void quote(StringBuilder json, String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }
}
