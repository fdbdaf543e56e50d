package io.muster.durable.merge;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Every service knows which incidents were merged. */
@ApplicationScoped
class MergeConsumer implements LifecycleConsumer {

    private final MergedIncidents merged;

    MergeConsumer(MergedIncidents merged) {
        this.merged = merged;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(IncidentMerged.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return event instanceof IncidentMerged merge
                ? merged.add(merge.incidentId(), merge.into())
                : Uni.createFrom().voidItem();
    }
}
