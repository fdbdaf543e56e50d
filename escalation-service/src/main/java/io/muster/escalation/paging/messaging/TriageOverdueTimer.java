package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.FollowIncident;
import io.muster.escalation.paging.PagingTimers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class TriageOverdueTimer implements TimerHandler {

    private final FollowIncident follow;

    TriageOverdueTimer(FollowIncident follow) {
        this.follow = follow;
    }

    @Override
    public String kind() {
        return PagingTimers.TRIAGE_OVERDUE;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return follow.triageOverdue(PagingTimers.Purpose.of(timer.payload()).incidentId(), now)
                .replaceWithVoid();
    }
}
