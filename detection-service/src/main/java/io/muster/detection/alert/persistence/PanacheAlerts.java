package io.muster.detection.alert.persistence;

import io.muster.detection.alert.Alert;
import io.muster.detection.alert.AlertState;
import io.muster.detection.alert.Alerts;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheAlerts implements Alerts, PanacheRepositoryBase<AlertEntity, String> {

    // The advisory lock holds a fingerprint that has no row yet; the row lock holds it against the watch of sources.
    private static final String HOLD = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 1)) as text)";
    private static final String HOLD_ROW = "select fingerprint from alert where fingerprint = ?1 for update";
    private static final String HOLD_SILENT = """
            select fingerprint, ends_at from alert
            where incident_id = ?1 and state = 'FIRING' and ends_at <= ?2
            order by fingerprint for update
            """;
    private static final String COUNTS = """
            select case when state = 'FIRING' and ends_at <= now() then 'LOST' else state end, count(*)
            from alert group by 1
            """;

    @Override
    public Uni<Optional<Alert>> locked(String fingerprint) {
        return Sql.rows(HOLD, fingerprint)
                .flatMap(held -> Sql.rows(HOLD_ROW, fingerprint))
                .flatMap(held -> find(fingerprint));
    }

    @Override
    public Uni<Optional<Alert>> find(String fingerprint) {
        return findById(fingerprint).map(entity -> Optional.ofNullable(entity).map(AlertEntity::alert));
    }

    @Override
    public Uni<List<Alert>> all(Collection<String> fingerprints) {
        return fingerprints.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("fingerprint in ?1", fingerprints).map(PanacheAlerts::alerts);
    }

    @Override
    public Uni<Void> save(Alert alert) {
        return findById(alert.fingerprint())
                .flatMap(known -> {
                    if (known == null) {
                        return persist(AlertEntity.of(alert)).replaceWithVoid();
                    }
                    known.take(alert);
                    return Uni.createFrom().voidItem();
                })
                .flatMap(saved -> flush());
    }

    @Override
    public Uni<Standing> standing(UUID incidentId) {
        return count("incidentId = ?1 and state = ?2", incidentId, AlertState.FIRING)
                .flatMap(firing -> count("incidentId = ?1 and state = ?2", incidentId, AlertState.LOST)
                        .map(lost -> new Standing(firing.intValue(), lost.intValue())));
    }

    @Override
    public Uni<List<Alert>> silent(UUID incidentId, Instant now) {
        return Sql.rows(HOLD_SILENT, incidentId, now)
                .map(rows -> rows.stream().map(row -> (String) row[0]).toList())
                .flatMap(this::all);
    }

    @Override
    public Uni<Optional<Instant>> nextEnd(UUID incidentId) {
        return find(
                        "incidentId = ?1 and state = ?2 and endsAt is not null order by endsAt",
                        incidentId,
                        AlertState.FIRING)
                .firstResult()
                .map(entity -> Optional.ofNullable(entity).map(first -> first.endsAt));
    }

    @Override
    public Uni<Void> move(UUID from, UUID into) {
        return Sql.update("update alert set incident_id = ?2 where incident_id = ?1", from, into)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Alert>> list(Filter filter, int rows) {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        Parameters values = new Parameters();
        if (filter.state() != null) {
            terms.add("state = :state");
            values.and("state", filter.state());
        }
        if (filter.incidentId() != null) {
            terms.add("incidentId = :incident");
            values.and("incident", filter.incidentId());
        }
        if (filter.after() != null) {
            terms.add("fingerprint > :after");
            values.and("after", filter.after());
        }
        return find(String.join(" and ", terms) + " order by fingerprint", values)
                .page(0, rows)
                .list()
                .map(PanacheAlerts::alerts);
    }

    @Override
    public Uni<Map<AlertState, Long>> counts() {
        return Sql.rows(COUNTS).map(rows -> {
            Map<AlertState, Long> counts = new EnumMap<>(AlertState.class);
            rows.forEach(row -> counts.put(AlertState.valueOf((String) row[0]), ((Number) row[1]).longValue()));
            return counts;
        });
    }

    private static List<Alert> alerts(List<AlertEntity> entities) {
        return entities.stream().map(AlertEntity::alert).toList();
    }
}
