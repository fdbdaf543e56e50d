package io.muster.triage.record.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsAttached;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.triage.record.FollowIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class RecordConsumer implements LifecycleConsumer {

    private final FollowIncident followIncident;

    RecordConsumer(FollowIncident followIncident) {
        this.followIncident = followIncident;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentDetected.class,
                SignalsAttached.class,
                SignalsCleared.class,
                IncidentMitigated.class,
                IncidentResolved.class,
                IncidentReopened.class,
                IncidentClosed.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return followIncident.on(event);
    }
}
