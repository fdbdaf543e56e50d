package io.muster.triage.record.persistence;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.database.Sql;
import io.muster.triage.record.EarlyEvents;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheEarlyEvents implements EarlyEvents, PanacheRepository<EarlyEventEntity> {

    private static final String OF =
            "select incident_id, count(*) from early_event where incident_id = any(?1) group by 1";

    @Override
    public Uni<Void> keep(LifecycleEvent event) {
        return persist(EarlyEventEntity.of(event)).replaceWithVoid();
    }

    @Override
    public Uni<Set<UUID>> of(Collection<UUID> incidents) {
        return Sql.rows(OF, (Object) incidents.toArray(UUID[]::new))
                .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    @Override
    public Uni<List<LifecycleEvent>> take(UUID incident) {
        return list("incidentId = ?1 order by id", incident)
                .map(kept -> kept.stream().map(EarlyEventEntity::toEvent).toList())
                .call(kept -> kept.isEmpty() ? Uni.createFrom().item(0L) : delete("incidentId", incident));
    }
}
