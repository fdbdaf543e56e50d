package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.PagingTimers;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class ReminderTimer implements TimerHandler {

    private final RunEscalation run;

    ReminderTimer(RunEscalation run) {
        this.run = run;
    }

    @Override
    public String kind() {
        return PagingTimers.REMINDER;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        PagingTimers.Reminder of = PagingTimers.Reminder.of(timer.payload());
        return run.acknowledgementLapsed(of.incidentId(), of.escalationId(), of.acknowledgedAt(), now)
                .replaceWithVoid();
    }
}
