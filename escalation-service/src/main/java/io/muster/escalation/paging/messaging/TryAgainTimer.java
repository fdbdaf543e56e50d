package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.PagingTimers;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class TryAgainTimer implements TimerHandler {

    private final RunEscalation run;

    TryAgainTimer(RunEscalation run) {
        this.run = run;
    }

    @Override
    public String kind() {
        return PagingTimers.TRY_AGAIN;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        PagingTimers.Purpose of = PagingTimers.Purpose.of(timer.payload());
        return run.tryAgain(of.incidentId(), of.escalationId(), now).replaceWithVoid();
    }
}
