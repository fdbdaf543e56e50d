package io.muster.durable;

import io.muster.durable.trace.Traces;
import java.time.Instant;

/**
 * Something that is due at an instant and survives any crash until it was done.
 *
 * @param kind names the {@link TimerHandler}
 * @param key unique within the kind
 * @param payload whatever the handler needs, as JSON; may be null
 * @param traceparent of what scheduled it; may be null
 */
public record Timer(String kind, String key, Instant dueAt, String payload, String traceparent) {

    /** One that goes on with no trace. */
    public Timer(String kind, String key, Instant dueAt, String payload) {
        this(kind, key, dueAt, payload, null);
    }

    /** What follows on this Vert.x context goes on in the timer's trace. */
    public void resumeTrace() {
        Traces.from(traceparent).makeCurrent(); // the context is of this attempt alone and ends with it
    }
}
