package io.muster.detection.incident;

import io.muster.detection.DetectionConfig;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Pulse;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time that each partition of the intake log has reached: everything accepted before it is done. Sources are judged
 * silent by it and not by the clock, so that a backlog makes nobody silent. Written every few seconds; after a crash it is
 * a little behind, which only makes us more patient.
 */
@ApplicationScoped
public class ReachedTimes {

    @Inject
    SignalPartitions partitions;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DetectionConfig config;

    @Inject
    Vertx vertx;

    private final Map<Integer, Instant> unwritten = new ConcurrentHashMap<>();
    private Pulse pulse;

    void start(@Observes StartupEvent event) {
        Duration every = config.signals().sweep();
        pulse = new Pulse(vertx, "reached times", every, () -> write().replaceWith(every));
        pulse.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pulse.stop();
    }

    /** Everything of the partition that was accepted before that time is done. */
    public void reached(int partition, Instant time) {
        unwritten.merge(partition, time, (known, other) -> known.isAfter(other) ? known : other);
    }

    private Uni<Void> write() {
        Map<Integer, Instant> times = Map.copyOf(unwritten);
        return times.isEmpty()
                ? Uni.createFrom().voidItem()
                : unitOfWork.run(() -> partitions.reached(times)).invoke(written -> times.forEach(unwritten::remove));
    }
}
