package io.muster.comms.updates.messaging;

import io.muster.comms.updates.Announcer;
import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The first internal update is due, or a promise is. */
@ApplicationScoped
class UpdateDueTimer implements TimerHandler {
    private final Announcer announcer;

    UpdateDueTimer(Announcer announcer) {
        this.announcer = announcer;
    }

    @Override
    public String kind() {
        return Announcer.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return announcer.timePassed(
                UUID.fromString(timer.key().substring(0, timer.key().indexOf('/'))), now);
    }
}
