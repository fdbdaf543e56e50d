package io.muster.escalation.channel.messaging;

import io.muster.durable.DatabaseNotifications;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Contexts;
import io.muster.escalation.channel.CallsMade;
import io.muster.escalation.channel.messaging.RememberedCalls.Call;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What one replica knows of a call all of them know. A hint beside the way of the pages, as {@link SharedRests}. */
@ApplicationScoped
class SharedCalls implements CallsMade {

    static final String CHANNEL = "muster_calls_made";

    private static final Logger LOG = Logger.getLogger(SharedCalls.class);

    private final RememberedCalls calls = new RememberedCalls();
    private final DatabaseNotifications notifications;
    private final UnitOfWork unitOfWork;
    private final Vertx vertx;

    SharedCalls(DatabaseNotifications notifications, UnitOfWork unitOfWork, Vertx vertx) {
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.vertx = vertx;
    }

    void listen(@Observes StartupEvent event) {
        notifications.listen(CHANNEL, words -> Call.in(words).ifPresent(calls::learn));
    }

    /** The others are told by and by: nobody waits for it here. */
    @Override
    public void made(String call, UUID delivery) {
        Optional.of(new Call(call, delivery))
                .filter(known -> Call.in(known.words()).isPresent())
                .filter(calls::learn)
                .ifPresent(this::tell);
    }

    /** Apart from whatever the caller does there: its next transaction would join this one, which ends without it. */
    private void tell(Call call) {
        Contexts.fresh(vertx, () -> unitOfWork.run(() -> notifications.notify(CHANNEL, call.words())))
                .subscribe()
                .with(told -> {}, failure -> LOG.debugf(failure, "other replicas were not told of a call"));
    }

    @Override
    public boolean isForAnother(String call, UUID delivery) {
        return calls.isForAnother(call, delivery);
    }
}
