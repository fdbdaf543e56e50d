package io.muster.detection.incident.messaging;

import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentSplit;
import io.muster.detection.incident.FollowLifecycle;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Hears what became of incidents. */
@ApplicationScoped
class IncidentLifecycleConsumer implements LifecycleConsumer {

    @Inject
    FollowLifecycle followLifecycle;

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentDismissed.class,
                IncidentMerged.class,
                IncidentSplit.class,
                IncidentResolved.class,
                IncidentReopened.class,
                IncidentClosed.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return followLifecycle.follow(event);
    }
}
