package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.escalation.paging.FollowIncident;
import io.muster.escalation.paging.PagingTimers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class TriageOverdueTimer extends IncidentTimer {

    private final FollowIncident follow;

    TriageOverdueTimer(FollowIncident follow) {
        this.follow = follow;
    }

    @Override
    public String kind() {
        return PagingTimers.TRIAGE_OVERDUE;
    }

    @Override
    UUID incidentOf(Timer timer) {
        return PagingTimers.Purpose.of(timer.payload()).incidentId();
    }

    @Override
    Uni<Void> step(Timer timer, Instant now) {
        return follow.triageOverdue(incidentOf(timer), now).replaceWithVoid();
    }
}
