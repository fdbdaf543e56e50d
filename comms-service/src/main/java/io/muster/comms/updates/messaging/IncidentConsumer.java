package io.muster.comms.updates.messaging;

import io.muster.comms.updates.Announcer;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Everything other stages say that changes what is told, or to whom. Our own events are known when they are made. */
@ApplicationScoped
class IncidentConsumer implements LifecycleConsumer {
    private final Announcer announcer;

    IncidentConsumer(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentDetected.class,
                ImpactAssessed.class,
                IncidentConfirmed.class,
                IncidentDismissed.class,
                IncidentMerged.class,
                SeverityChanged.class,
                RoleAssigned.class,
                IncidentMitigated.class,
                IncidentResolved.class,
                IncidentReopened.class,
                ReviewPublished.class,
                IncidentClosed.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return announcer.tell(event);
    }
}
