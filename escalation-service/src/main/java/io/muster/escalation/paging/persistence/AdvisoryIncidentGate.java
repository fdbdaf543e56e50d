package io.muster.escalation.paging.persistence;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Sql;
import io.muster.durable.trace.LogContext;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.paging.PagingPolicy;
import io.muster.escalation.paging.PagingProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** PostgreSQL's advisory locks, released with the transaction; they work before the incident has a row. */
@ApplicationScoped
class AdvisoryIncidentGate implements IncidentGate {

    /** In the order given: rows are sorted before a lock is taken for each. */
    private static final String LOCK = """
            select cast(pg_advisory_xact_lock(hashtextextended(id, 0)) as text)
            from (select id from unnest(cast(?1 as text[])) with ordinality as ids (id, place) order by place) as given
            """;

    private static final String KNOWN = "select incident_id from escalation where incident_id = ?1";

    private static final String DISMISSED =
            "select incident_id from escalation where incident_id = ?1 and state = 'stopped' and state_why = ?2";

    private final UnitOfWork unitOfWork;

    AdvisoryIncidentGate(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Uni<Void> enter(UUID incidentId) {
        LogContext.incident(incidentId);
        return enterAll(Set.of(incidentId));
    }

    /** Who is behind a gate stays there until the transaction ends. */
    @Override
    public Uni<Void> enterAll(Collection<UUID> incidentIds) {
        return Uni.createFrom().deferred(() -> {
            Set<UUID> behind = unitOfWork.memory(AdvisoryIncidentGate.class, HashSet::new);
            List<UUID> wanted = incidentIds.stream()
                    .filter(id -> !behind.contains(id))
                    .distinct()
                    .sorted(Comparator.comparing(UUID::toString))
                    .toList();
            return wanted.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : Sql.rows(LOCK, (Object) Sql.texts(wanted))
                            .invoke(() -> behind.addAll(wanted))
                            .replaceWithVoid();
        });
    }

    @Override
    public Uni<Void> enterWanted(UUID incidentId) {
        return enterKnown(incidentId)
                .chain(() -> Sql.rows(DISMISSED, incidentId, PagingPolicy.DISMISSED))
                .invoke(rows -> {
                    if (!rows.isEmpty()) {
                        throw new Refusal(
                                PagingProblem.NO_LONGER_WANTED,
                                "Nobody is needed: " + PagingPolicy.DISMISSED,
                                incidentId);
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> enterKnown(UUID incidentId) {
        return enter(incidentId)
                .chain(unitOfWork::writeRows)
                .chain(() -> Sql.rows(KNOWN, incidentId))
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw PagingProblem.unknown(incidentId);
                    }
                })
                .replaceWithVoid();
    }
}
