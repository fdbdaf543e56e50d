package io.muster.durable;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a service does for ever in rounds that are bounded, as forgetting: now and again, and at once anew while there is
 * more than a round does. One timer, so one replica at a time.
 */
public abstract class Rounds implements TimerHandler {

    private static final String ONLY = "all";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Inject
    Timers timers;

    @Inject
    FirstTimers firstTimers;

    @Inject
    Clock clock;

    /** How long it rests after a round that left nothing, and before the first. */
    protected abstract Duration every();

    /** Joins the caller's transaction. @return whether there may be more to do */
    protected abstract Uni<Boolean> round(Instant now);

    public void start(@Observes StartupEvent event) {
        firstTimers.windUp(kind(), ONLY, clock.instant().plus(every()));
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return round(now).flatMap(more -> timers.schedule(kind(), ONLY, now.plus(more ? AT_ONCE : every()), null));
    }
}
