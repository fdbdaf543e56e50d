package io.muster.detection.silence.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.detection.silence.PastSignals;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The past is what the engine decided and kept. */
@ApplicationScoped
class DecidedPastSignals implements PastSignals {

    private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};
    private static final String SINCE = """
            select cast(id as text), fingerprint, cast(cast(signal as jsonb) -> 'labels' as text), summary, placement,
                cast(incident_id as text), received_at
            from decided_signal
            where kind = 'alert' and received_at >= ?1 and id < cast(?2 as uuid)
            %s order by id desc limit ?3
            """;
    private static final String SINCE_ALL = SINCE.formatted("");
    private static final String SINCE_OPEN = SINCE.formatted("and " + RestrictedIncidents.OPEN_TO_ALL);
    private static final UUID LAST = new UUID(-1, -1);

    @Override
    public Uni<List<PastSignal>> since(Instant from, UUID before, boolean restrictedToo, int rows) {
        return Sql.rows(restrictedToo ? SINCE_ALL : SINCE_OPEN, from, (before == null ? LAST : before).toString(), rows)
                .map(found -> found.stream().map(DecidedPastSignals::signal).toList());
    }

    private static PastSignal signal(Object[] row) {
        return new PastSignal(
                UUID.fromString((String) row[0]),
                (String) row[1],
                labels((String) row[2]),
                (String) row[3],
                ((String) row[4]).toLowerCase(Locale.ROOT),
                row[5] == null ? null : UUID.fromString((String) row[5]),
                Sql.instant(row[6]));
    }

    private static Map<String, String> labels(String json) {
        try {
            return json == null ? Map.of() : EventJson.mapper().readValue(json, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels that cannot be read", e);
        }
    }
}
