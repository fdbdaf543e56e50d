package io.muster.escalation.paging.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.muster.escalation.paging.PagingTimers;
import io.muster.escalation.paging.RunEscalation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class ContactTimer implements TimerHandler {

    private final RunEscalation run;

    ContactTimer(RunEscalation run) {
        this.run = run;
    }

    @Override
    public String kind() {
        return PagingTimers.CONTACT;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        PagingTimers.NextContact of = PagingTimers.NextContact.of(timer.payload());
        return run.contactDue(of.incidentId(), of.pageId(), of.plan(), of.step(), now)
                .replaceWithVoid();
    }
}
