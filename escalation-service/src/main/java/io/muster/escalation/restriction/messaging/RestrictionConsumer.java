package io.muster.escalation.restriction.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.escalation.restriction.WhoMayKnow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears which incidents are restricted. */
@ApplicationScoped
class RestrictionConsumer implements LifecycleConsumer {

    private final WhoMayKnow whoMayKnow;

    RestrictionConsumer(WhoMayKnow whoMayKnow) {
        this.whoMayKnow = whoMayKnow;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(IncidentDetected.class, IncidentConfirmed.class, ImpactAssessed.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return whoMayKnow.hear(event);
    }
}
