package io.muster.escalation.room.messaging;

import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.escalation.room.FollowTalk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What the talk about an incident has to follow. */
@ApplicationScoped
class TalkConsumer implements LifecycleConsumer {

    private final FollowTalk follow;

    TalkConsumer(FollowTalk follow) {
        this.follow = follow;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentConfirmed.class,
                ImpactAssessed.class,
                SeverityChanged.class,
                IncidentMitigated.class,
                IncidentResolved.class,
                IncidentReopened.class,
                IncidentDismissed.class,
                IncidentMerged.class,
                IncidentClosed.class,
                RoleAssigned.class,
                PageAcknowledged.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return switch (event) {
            case IncidentConfirmed confirmed -> follow.confirmed(confirmed, confirmed.severity());
            case ImpactAssessed assessed -> follow.assessed(assessed);
            case SeverityChanged changed -> follow.severityChanged(changed, changed.to());
            case IncidentMitigated mitigated -> follow.changed(mitigated, "mitigated");
            case IncidentResolved resolved -> follow.changed(resolved, "resolved");
            case IncidentReopened reopened -> follow.changed(reopened, "reopened");
            case IncidentDismissed dismissed -> follow.changed(dismissed, "dismissed");
            case IncidentMerged merged -> follow.changed(merged, "merged");
            case IncidentClosed closed -> follow.changed(closed, "closed");
            case RoleAssigned vacated when vacated.person() == null -> follow.vacated(vacated);
            case RoleAssigned assigned -> follow.takesPart(assigned, assigned.person());
            case PageAcknowledged acknowledged -> follow.takesPart(acknowledged, acknowledged.person());
            default -> Uni.createFrom().voidItem();
        };
    }
}
