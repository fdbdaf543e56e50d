package io.muster.durable;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Does what is due. Services implement it as application-scoped beans, one for each kind of timer. */
public interface TimerHandler {

    String kind();

    /** Whether it may be late while records wait for their turn; see {@link GivingWay}. */
    default boolean givesWay() {
        return false;
    }

    /**
     * Fires in the one transaction that also removes the timer: it only writes rows (outbox, deliveries, own tables)
     * and may schedule the same key anew. A failure rolls everything back and is tried again with capped backoff, for
     * ever; other timers go on meanwhile.
     *
     * @param now the time of this attempt; never before {@link Timer#dueAt()}
     */
    Uni<Void> fire(Timer timer, Instant now);
}
