package io.muster.escalation.paging.messaging;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecyclePreparation;
import io.muster.escalation.paging.FollowIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Whoever hears of an incident here goes through its gate. */
@ApplicationScoped
class IncidentsTogether implements LifecyclePreparation {

    private final FollowIncident follow;

    IncidentsTogether(FollowIncident follow) {
        this.follow = follow;
    }

    @Override
    public Uni<Boolean> prepare(List<LifecycleEvent> events) {
        return follow.prepare(events);
    }
}
