package io.muster.comms.updates;

import io.muster.contracts.LifecycleEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** What communication does by itself. Both moves run in the transaction of the inbox or of the timer. */
@ApplicationScoped
public class Announcer {
    /** Kind of the timers that call for {@link #timePassed}; a key is {@code <incident id>/<name>}. */
    public static final String TIMER = Workstream.TIMER;

    /** Notification channel: what the public may read has changed. */
    public static final String PUBLIC_CHANGED = Workstream.PUBLIC_CHANGED;

    private final Workstream workstream;
    private final Clock clock;

    Announcer(Workstream workstream, Clock clock) {
        this.workstream = workstream;
        this.clock = clock;
    }

    /** Takes note of an event, and of what follows from it. */
    public Uni<Void> tell(LifecycleEvent event) {
        Instant now = clock.instant();
        return workstream
                .decide(
                        event.incidentId(),
                        known -> UpdatePolicy.on(
                                event, known.with(known.incident().after(event)), now))
                .replaceWithVoid();
    }

    /** A timer of the incident is due. */
    public Uni<Void> timePassed(UUID incidentId, Instant now) {
        return workstream
                .decide(incidentId, known -> UpdatePolicy.timePassed(known, now))
                .replaceWithVoid();
    }
}
