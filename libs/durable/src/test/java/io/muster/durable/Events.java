package io.muster.durable;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EventContext;
import java.time.Instant;
import java.util.UUID;

/** Events the tests send. */
final class Events {
    private Events() {}

    /** The harmless one. */
    static TaskClaimed task(UUID incident, String task) {
        return new TaskClaimed(context(incident), UUID.randomUUID(), "ada", task);
    }

    /** The one the test's consumer can be told to choke on. */
    static PageFailed pageFailed(UUID incident, String problem) {
        return new PageFailed(context(incident), UUID.randomUUID(), "ada", problem);
    }

    /** One nobody here consumes. */
    static EscalationExhausted exhausted(UUID incident) {
        return new EscalationExhausted(context(incident), UUID.randomUUID(), 3);
    }

    static EventContext context(UUID incident) {
        return EventContext.internal(incident, Instant.now(), Actor.rule("test"), "because the test says so");
    }
}
