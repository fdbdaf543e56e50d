package io.muster.detection.restriction.messaging;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Restriction;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.detection.restriction.KeepRestriction;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears what triage says of who may know. */
@ApplicationScoped
class RestrictionConsumer implements LifecycleConsumer {

    private final KeepRestriction keepRestriction;

    RestrictionConsumer(KeepRestriction keepRestriction) {
        this.keepRestriction = keepRestriction;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(IncidentConfirmed.class, ImpactAssessed.class);
    }

    @Override
    public boolean isConcernedBy(LifecycleEvent event) {
        return Restriction.saidBy(event).isPresent();
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return keepRestriction.hear(event);
    }
}
