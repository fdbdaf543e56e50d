package io.muster.durable.delivery;

import io.muster.durable.Delivery;
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
    private static final int KEPT_FREE = 2;
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(3);

    private final DeliveryRows rows;
    private final Clock clock;
    private final Duration sweep;
    private final Pulse pulse;
    private final Map<String, Places> channels = new HashMap<>();

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
            String name = "deliveries by " + channel.name();
            this.channels.put(
                    channel.name(),
                    new Places(
                            new Workers(vertx, name, limit, () -> attempts.one(channel, Integer.MAX_VALUE)),
                            new Workers(vertx, name, KEPT_FREE, () -> attempts.one(channel, Delivery.FIRST))));
        }
        attempts.describe(channels);
    }

    /** @param first where only what goes first is sent, so that it waits for nothing milder that a provider is slow to take */
    private record Places(Workers all, Workers first) {

        /** Whether as many more are at it now. */
        boolean demand(int wanted, int ofThemFirst) {
            return all.demand(wanted) || ofThemFirst > 0 && first.demand(ofThemFirst);
        }

        void stop() {
            all.stop();
            first.stop();
        }

        void awaitIdle(Duration patience) throws InterruptedException {
            all.awaitIdle(patience);
            first.awaitIdle(patience);
        }
    }

    void start(@Observes StartupEvent event) {
        if (!channels.isEmpty()) {
            pulse.start();
        }
    }

    /** Lets attempts on their way end: a message whose end is not recorded would be sent again. */
    void stop(@Observes @Priority(1000) ShutdownEvent event) throws InterruptedException {
        pulse.stop();
        channels.values().forEach(Places::stop);
        for (Places places : channels.values()) {
            places.awaitIdle(LAST_ATTEMPTS);
        }
    }

    /** A delivery was enqueued: one that is due now is taken at once, without looking for it. */
    public void enqueued(String channel, int priority, Instant firstAt) {
        Instant now = clock.instant();
        boolean taken = !firstAt.isAfter(now) && channels.get(channel).demand(1, priority == Delivery.FIRST ? 1 : 0);
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
                Places places = channels.get(channel);
                if (places != null) {
                    places.demand(found.count(), found.first());
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
