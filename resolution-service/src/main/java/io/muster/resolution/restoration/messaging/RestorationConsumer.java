package io.muster.resolution.restoration.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.resolution.restoration.FollowIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class RestorationConsumer implements LifecycleConsumer {

    private final FollowIncident followIncident;

    RestorationConsumer(FollowIncident followIncident) {
        this.followIncident = followIncident;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentDetected.class,
                SignalsAttached.class,
                ImpactAssessed.class,
                IncidentConfirmed.class,
                IncidentDismissed.class,
                IncidentMerged.class,
                SeverityChanged.class,
                RoleAssigned.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return followIncident.on(event);
    }
}
