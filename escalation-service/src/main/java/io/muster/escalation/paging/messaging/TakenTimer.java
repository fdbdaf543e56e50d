package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.PagingTimers;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class TakenTimer implements TimerHandler {

    private final RunEscalation run;

    TakenTimer(RunEscalation run) {
        this.run = run;
    }

    @Override
    public String kind() {
        return PagingTimers.TAKEN;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        PagingTimers.Untaken of = PagingTimers.Untaken.of(timer.payload());
        return run.untaken(of.incidentId(), of.pageId(), of.delivery(), now).replaceWithVoid();
    }
}
