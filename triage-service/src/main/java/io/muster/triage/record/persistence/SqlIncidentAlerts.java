package io.muster.triage.record.persistence;

import io.muster.contracts.DetectionEvent.AlertRef;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.triage.record.IncidentAlerts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SqlIncidentAlerts implements IncidentAlerts {

    /** As many as one event names at most: there may be more. */
    private static final int NUMBERS_ONLY = 50;

    // In one order everywhere, so that two transactions do not wait for each other. An alert is one incident's at a
    // time.
    private static final String TELL = """
            insert into incident_alert (fingerprint, incident_id, told_at)
            select distinct on (c1) c1, cast(c2 as uuid), cast(c3 as timestamptz) from %s
            order by c1, cast(c3 as timestamptz) desc
            on conflict (fingerprint) do update set incident_id = excluded.incident_id, told_at = excluded.told_at
            where incident_alert.told_at <= excluded.told_at
            """.formatted(Columns.table(3));

    private static final String NOT_ALL_KNOWN = "update incident_record set alerts_known = false where id = ?1";
    private static final String FORGET = "delete from incident_alert where incident_id = ?1";

    private static final String STRANGE = """
            select asked.fingerprint from unnest(cast(?2 as text[])) with ordinality as asked (fingerprint, place)
            where (select alerts_known from incident_record where id = ?1)
              and not exists (select from incident_alert own
                  where own.fingerprint = asked.fingerprint and own.incident_id = ?1)
            order by asked.place
            """;

    private static final String PASS_ALL = "update incident_alert set incident_id = ?2 where incident_id = ?1";
    private static final String KNOWN_OF_BOTH = """
            update incident_record survivor set alerts_known = false
            from incident_record merged where merged.id = ?1 and survivor.id = ?2 and not merged.alerts_known
            """;
    private static final String PASS_SOME = """
            update incident_alert set incident_id = ?3
            where incident_id = ?1 and fingerprint = any(cast(?2 as text[]))
            """;

    private final UnitOfWork unitOfWork;
    private final RowWriter<Told> writer = SqlIncidentAlerts::tell;

    SqlIncidentAlerts(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Told(String fingerprint, UUID incident, Instant at) {}

    @Override
    public Uni<Void> hear(LifecycleEvent event) {
        return switch (event) {
            case IncidentDetected detected -> told(event, detected.alerts());
            case SignalsAttached attached ->
                told(event, attached.alerts())
                        .chain(() -> attached.alerts().size() < NUMBERS_ONLY ? nothing() : unknown(event.incidentId()));
            case IncidentClosed closed ->
                unknown(closed.incidentId())
                        .chain(() -> Sql.update(FORGET, closed.incidentId()))
                        .replaceWithVoid();
            default -> nothing();
        };
    }

    private Uni<Void> told(LifecycleEvent event, List<AlertRef> alerts) {
        alerts.forEach(alert ->
                unitOfWork.leave(writer, new Told(alert.fingerprint(), event.incidentId(), event.occurredAt())));
        return nothing();
    }

    /** The record has to be there. */
    private Uni<Void> unknown(UUID incident) {
        return unitOfWork
                .writeRows()
                .chain(() -> Sql.update(NOT_ALL_KNOWN, incident))
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> tell(List<Told> alerts) {
        var columns = new Columns<>(alerts)
                .with(Told::fingerprint)
                .with(Told::incident)
                .with(Told::at);
        return Sql.update(TELL, columns.parameters()).replaceWithVoid();
    }

    @Override
    public Uni<List<String>> strange(UUID incident, List<String> fingerprints) {
        return Sql.rows(STRANGE, incident, fingerprints.toArray(String[]::new))
                .map(rows -> rows.stream().map(row -> (String) row[0]).toList());
    }

    @Override
    public Uni<Void> pass(UUID merged, UUID survivor) {
        return Sql.update(PASS_ALL, merged, survivor)
                .chain(() -> Sql.update(KNOWN_OF_BOTH, merged, survivor))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> pass(UUID from, List<String> fingerprints, UUID to) {
        return Sql.update(PASS_SOME, from, fingerprints.toArray(String[]::new), to)
                .replaceWithVoid();
    }
}
