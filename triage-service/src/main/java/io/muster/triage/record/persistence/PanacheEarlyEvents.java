package io.muster.triage.record.persistence;

import io.muster.contracts.LifecycleEvent;
import io.muster.triage.record.EarlyEvents;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheEarlyEvents implements EarlyEvents, PanacheRepository<EarlyEventEntity> {

    @Override
    public Uni<Void> keep(LifecycleEvent event) {
        return persist(EarlyEventEntity.of(event)).replaceWithVoid();
    }

    @Override
    public Uni<List<LifecycleEvent>> take(UUID incident) {
        return list("incidentId = ?1 order by id", incident)
                .map(kept -> kept.stream().map(EarlyEventEntity::toEvent).toList())
                .call(kept -> kept.isEmpty() ? Uni.createFrom().item(0L) : delete("incidentId", incident));
    }
}
