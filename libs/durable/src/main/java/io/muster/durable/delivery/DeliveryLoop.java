package io.muster.durable.delivery;

import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import io.muster.durable.loop.Pulse;
import io.muster.durable.loop.Workers;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for deliveries that are due and gives them to the workers of their channel. */
@ApplicationScoped
public class DeliveryLoop {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);

    private final DeliveryRows rows;
    private final Clock clock;
    private final Duration sweep;
    private final Pulse pulse;
    private final Map<String, Workers> channels = new HashMap<>();

    DeliveryLoop(
            DeliveryRows rows,
            DeliveryAttempts attempts,
            Clock clock,
            Vertx vertx,
            DurableConfig config,
            @All List<DeliveryChannel> channels) {
        this.rows = rows;
        this.clock = clock;
        sweep = config.sweep();
        pulse = new Pulse(vertx, "deliveries", sweep, this::look);
        int limit = config.deliveries().concurrency();
        for (DeliveryChannel channel : channels) {
            this.channels.put(
                    channel.name(),
                    new Workers(vertx, "deliveries by " + channel.name(), limit, () -> attempts.one(channel)));
        }
        attempts.describe(channels);
    }

    void start(@Observes StartupEvent event) {
        if (!channels.isEmpty()) {
            pulse.start();
        }
    }

    /** Lets attempts on their way end: a message whose end is not recorded would be sent again. */
    void stop(@Observes @Priority(1000) ShutdownEvent event) throws InterruptedException {
        pulse.stop();
        channels.values().forEach(Workers::stop);
        for (Workers workers : channels.values()) {
            workers.awaitIdle(LAST_ATTEMPTS);
        }
    }

    /** A delivery was enqueued: one that is due now is taken at once, without looking for it. */
    public void enqueued(String channel, Instant firstAt) {
        Instant now = clock.instant();
        boolean taken = !firstAt.isAfter(now) && channels.get(channel).demand(1);
        if (!taken && firstAt.isBefore(now.plus(sweep))) {
            pulse.wake();
        }
    }

    /** @throws IllegalArgumentException when no channel has this name */
    public void requireChannel(String name) {
        if (!channels.containsKey(name)) {
            throw new IllegalArgumentException("no delivery channel is called " + name);
        }
    }

    private Uni<Duration> look() {
        Instant now = clock.instant();
        return rows.due(now).map(due -> {
            due.forEach((channel, found) -> {
                Workers workers = channels.get(channel);
                if (workers != null) {
                    workers.demand(found.count());
                }
            });
            return due.values().stream()
                    .filter(found -> found.next() != null)
                    .map(found -> Duration.between(now, found.next()))
                    .min(Duration::compareTo)
                    .orElse(LONG);
        });
    }
}
