package io.muster.review.timeline.messaging;

import io.muster.contracts.LifecycleEvent;
import io.muster.durable.LifecycleConsumer;
import io.muster.durable.Received;
import io.muster.review.timeline.TimelineKeeper;
import io.muster.review.timeline.TimelineRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Everything that happens belongs on the timeline, also what only a newer version understands. */
@ApplicationScoped
class TimelineConsumer implements LifecycleConsumer {

    private final TimelineKeeper keeper;

    TimelineConsumer(TimelineKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public Set<Class<? extends LifecycleEvent>> consumes() {
        return Set.of(LifecycleEvent.class);
    }

    @Override
    public Uni<Void> on(LifecycleEvent event, Received received) {
        return keeper.keep(new TimelineRow(received.id(), received.partition(), received.offset(), event));
    }
}
