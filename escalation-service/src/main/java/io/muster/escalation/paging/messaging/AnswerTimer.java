package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.PagingTimers;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class AnswerTimer implements TimerHandler {

    private final RunEscalation run;

    AnswerTimer(RunEscalation run) {
        this.run = run;
    }

    @Override
    public String kind() {
        return PagingTimers.ANSWER;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        PagingTimers.Unanswered of = PagingTimers.Unanswered.of(timer.payload());
        return run.unanswered(of.incidentId(), of.pageId(), now).replaceWithVoid();
    }
}
