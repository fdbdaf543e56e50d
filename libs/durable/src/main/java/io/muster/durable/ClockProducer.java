package io.muster.durable;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The system's clock. Tests put a movable one in its place; the running product has no other. It tells microseconds, as
 * PostgreSQL keeps them: an instant that was written down is equal to the one that it was.
 */
@Singleton
class ClockProducer {
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }
}
