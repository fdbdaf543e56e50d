package io.muster.escalation.paging.messaging;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.escalation.paging.FollowIncident;
import io.muster.escalation.paging.PagingPolicy;
import io.muster.escalation.paging.PagingRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** A relapse is not taken in by itself: the {@link IncidentReopened} that follows it pages, once. */
@ApplicationScoped
class IncidentConsumer implements LifecycleConsumer {

    private final FollowIncident follow;

    IncidentConsumer(FollowIncident follow) {
        this.follow = follow;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(
                IncidentDetected.class,
                IncidentConfirmed.class,
                ImpactAssessed.class,
                SeverityChanged.class,
                IncidentDismissed.class,
                IncidentMerged.class,
                IncidentResolved.class,
                IncidentReopened.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return switch (event) {
            case IncidentDetected detected ->
                follow.detected(detected, happened(detected, received)).replaceWithVoid();
            case IncidentConfirmed confirmed ->
                follow.confirmed(confirmed, happened(confirmed, received)).replaceWithVoid();
            case ImpactAssessed assessed -> follow.impactAssessed(assessed);
            case SeverityChanged changed -> follow.severityChanged(changed);
            case IncidentDismissed dismissed -> follow.ended(dismissed, PagingPolicy.DISMISSED);
            case IncidentMerged merged -> follow.merged(merged);
            case IncidentResolved resolved -> follow.ended(resolved, "the incident was resolved");
            case IncidentReopened reopened ->
                follow.reopened(reopened, happened(reopened, received)).replaceWithVoid();
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Instant happened(LifecycleEvent event, Received received) {
        return PagingRules.laterOf(event.occurredAt(), received.happened());
    }
}
