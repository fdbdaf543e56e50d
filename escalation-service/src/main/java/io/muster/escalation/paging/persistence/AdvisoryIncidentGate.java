package io.muster.escalation.paging.persistence;

import io.muster.contracts.Refusal;
import io.muster.durable.database.Sql;
import io.muster.durable.trace.LogContext;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.paging.PagingPolicy;
import io.muster.escalation.paging.PagingProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** PostgreSQL's advisory locks, released with the transaction; they work before the incident has a row. */
@ApplicationScoped
class AdvisoryIncidentGate implements IncidentGate {

    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";
    private static final String KNOWN = "select incident_id from escalation where incident_id = ?1";

    private static final String DISMISSED =
            "select incident_id from escalation where incident_id = ?1 and state = 'stopped' and state_why = ?2";

    @Override
    public Uni<Void> enter(UUID incidentId) {
        LogContext.incident(incidentId);
        return Sql.rows(LOCK, incidentId.toString()).replaceWithVoid();
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
                .chain(() -> Sql.rows(KNOWN, incidentId))
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw new Refusal(
                                PagingProblem.UNKNOWN_INCIDENT,
                                "Escalation does not know the incident " + incidentId,
                                incidentId);
                    }
                })
                .replaceWithVoid();
    }
}
