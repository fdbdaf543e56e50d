package io.muster.review.timeline;

import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;

/** Other features that act on what was put on a timeline, in the same transaction. */
public interface TimelineListener {

    /** @param before the incident before the event @param after the incident after it */
    Uni<Void> kept(Incident before, Incident after, LifecycleEvent event);
}
