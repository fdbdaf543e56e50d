package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.escalation.paging.PagingTimers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class TakenTimer extends IncidentTimer {

    @Override
    public String kind() {
        return PagingTimers.TAKEN;
    }

    @Override
    UUID incidentOf(Timer timer) {
        return PagingTimers.Untaken.of(timer.payload()).incidentId();
    }

    @Override
    Uni<Void> step(Timer timer, Instant now) {
        PagingTimers.Untaken of = PagingTimers.Untaken.of(timer.payload());
        return run.untaken(of.incidentId(), of.pageId(), of.delivery(), now).replaceWithVoid();
    }
}
