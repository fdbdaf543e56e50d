package io.muster.detection.restriction.persistence;

import io.muster.detection.restriction.RestrictedIncidents;
import io.muster.durable.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class SqlRestrictedIncidents implements RestrictedIncidents {

    private static final String HAS = "select incident_id from restricted_incident where incident_id = ?1";
    private static final String ADD =
            "insert into restricted_incident (incident_id) values (?1) on conflict do nothing";
    private static final String REMOVE = "delete from restricted_incident where incident_id = ?1";

    @Override
    public Uni<Boolean> has(UUID incident) {
        return Sql.rows(HAS, incident).map(rows -> !rows.isEmpty());
    }

    @Override
    public Uni<Void> add(UUID incident) {
        return Sql.update(ADD, incident).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(UUID incident) {
        return Sql.update(REMOVE, incident).replaceWithVoid();
    }
}
