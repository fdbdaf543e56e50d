package io.muster.bench;

import io.muster.bench.PageReceiver.Arrival;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Where a page's time goes, from what the three services' databases say of when which row was written. */
final class PagingHops {

    private static final String WRITTEN = """
            select incident_id, min(occurred_at), min(created_at) from outbox
            where type like '%%.%s.v1' group by incident_id
            """;
    private static final String PAGED = "select incident_id, id, created_at from delivery where channel = 'webhook'";

    private PagingHops() {}

    private record Written(Instant occurred, Instant written) {}

    /** The times between the rows of those pages; hop → how long it took. */
    static Map<String, Latencies> of(Backbone backbone, Collection<Arrival> pages) throws SQLException {
        Map<UUID, Written> detected = written(backbone, Detection.DATABASE, "IncidentDetected");
        Map<UUID, Written> confirmed = written(backbone, PagingSuite.TRIAGE, "IncidentConfirmed");
        Map<String, Arrival> arrivals = new HashMap<>();
        pages.forEach(page -> arrivals.putIfAbsent(page.id(), page));
        Map<String, Latencies> hops = new LinkedHashMap<>();
        try (Connection connection = backbone.open(PagingSuite.ESCALATION);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PAGED)) {
            while (rows.next()) {
                UUID incident = rows.getObject(1, UUID.class);
                Arrival arrival = arrivals.get(rows.getString(2));
                if (arrival != null && detected.containsKey(incident) && confirmed.containsKey(incident)) {
                    Written opened = detected.get(incident);
                    Instant believed = confirmed.get(incident).written();
                    Instant queued = instant(rows, 3);
                    add(hops, "signal accepted → incident written by detection", opened.occurred(), opened.written());
                    add(hops, "→ confirmation written by triage", opened.written(), believed);
                    add(hops, "→ page written by escalation", believed, queued);
                    add(hops, "→ page at the provider", queued, arrival.at());
                }
            }
        }
        return hops;
    }

    private static void add(Map<String, Latencies> hops, String hop, Instant from, Instant to) {
        hops.computeIfAbsent(hop, first -> new Latencies())
                .add(Math.max(0, Duration.between(from, to).toNanos()));
    }

    private static Map<UUID, Written> written(Backbone backbone, String database, String event) throws SQLException {
        Map<UUID, Written> found = new HashMap<>();
        try (Connection connection = backbone.open(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WRITTEN.formatted(event))) {
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), new Written(instant(rows, 2), instant(rows, 3)));
            }
        }
        return found;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
