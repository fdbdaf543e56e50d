package io.muster.testkit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a test: it runs like the real one until a test moves it forward, so that an hour's timer is due at once.
 * It replaces the service's {@link Clock} bean in every Quarkus test, and tells microseconds as that does; the running
 * product has no such thing.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class MovableClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Lets {@code time} pass at once. */
    public Instant forward(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
        return instant();
    }

    /** Back to the real time. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the suite computes in UTC; give the zone to the rule that needs it");
    }
}
