package io.muster.durable;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What a service does before several lifecycle events are handled in one transaction, one after the other: it locks what
 * they touch in the one order in which everybody does, and loads it together. An application-scoped bean, one in a service
 * at most.
 */
public interface LifecyclePreparation {

    /** @return whether that is all they touch; see {@link RecordHandler#prepare} */
    Uni<Boolean> prepare(List<LifecycleEvent> events);
}
