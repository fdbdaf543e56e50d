package io.muster.escalation.restriction.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.restriction.RestrictedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SqlRestrictedIncidents implements RestrictedIncidents {

    private static final String ADD =
            "insert into restricted_incident (incident_id) values (?1) on conflict do nothing";
    private static final String REMOVE = "delete from restricted_incident where incident_id = ?1";
    private static final String CONTAINS = "select 1, 1 from restricted_incident where incident_id = ?1";
    private static final String HIDDEN = """
            select incident_id, 1 from restricted_incident r
            where incident_id = any(cast(cast(?1 as text[]) as uuid[]))
            and not exists (select from page p where p.incident_id = r.incident_id and p.person = ?2)
            and not exists (select from role_assignment a where a.incident_id = r.incident_id and a.person = ?2)
            """;

    @Override
    public Uni<Void> add(UUID incident) {
        return Sql.update(ADD, incident).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(UUID incident) {
        return Sql.update(REMOVE, incident).replaceWithVoid();
    }

    @Override
    public Uni<Boolean> contains(UUID incident) {
        return Sql.rows(CONTAINS, incident).map(rows -> !rows.isEmpty());
    }

    @Override
    public Uni<Set<UUID>> hiddenFrom(String person, Collection<UUID> incidents) {
        String[] ids = incidents.stream().map(UUID::toString).toArray(String[]::new);
        return Sql.rows(HIDDEN, ids, person)
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }
}
