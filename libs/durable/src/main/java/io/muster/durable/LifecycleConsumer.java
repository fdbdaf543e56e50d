package io.muster.durable;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * Takes lifecycle events. Services implement it as application-scoped beans; several may live in one service and all of
 * them see an event in the same transaction.
 */
public interface LifecycleConsumer {

    /** Event records or sealed interfaces of them. Filtering happens on the type header, before any transaction. */
    Set<Class<? extends LifecycleEvent>> consumes();

    /**
     * Whether anything follows from the event here, as far as the event itself tells; one that concerns no consumer is done
     * without a transaction.
     */
    default boolean isConcernedBy(LifecycleEvent event) {
        return true;
    }

    /**
     * Handles one event inside the transaction that also remembers it in the inbox: it is called once for each event
     * that commits. It must not open another transaction nor talk to the outside. Database trouble it fails with is
     * retried for ever; any other failure that repeats makes the record a dead letter.
     */
    Uni<Void> on(LifecycleEvent event, Received received);
}
