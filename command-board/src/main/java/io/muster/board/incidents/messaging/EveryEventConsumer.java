package io.muster.board.incidents.messaging;

import io.muster.board.incidents.EventFollower;
import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The board follows everything, also what it does not know: that is shown by its type. */
@ApplicationScoped
class EveryEventConsumer implements LifecycleConsumer {

    private final EventFollower follower;

    EveryEventConsumer(EventFollower follower) {
        this.follower = follower;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(LifecycleEvent.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return follower.follow(received.id(), event);
    }
}
