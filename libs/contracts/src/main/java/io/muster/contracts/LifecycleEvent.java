package io.muster.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact on {@code muster.lifecycle.v1}. The set is closed: one sealed sub-interface for each service that owns types,
 * and {@link UnknownEvent} for what a newer version may send.
 */
public sealed interface LifecycleEvent
        permits DetectionEvent, TriageEvent, EscalationEvent, CommsEvent, ResolutionEvent, ReviewEvent, UnknownEvent {

    EventContext context();

    default UUID incidentId() {
        return context().incidentId();
    }

    default Instant occurredAt() {
        return context().occurredAt();
    }

    default Actor actor() {
        return context().actor();
    }

    default String reason() {
        return context().reason();
    }
}
