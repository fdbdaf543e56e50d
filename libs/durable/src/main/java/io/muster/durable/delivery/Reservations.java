package io.muster.durable.delivery;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import io.muster.durable.Meters;
import io.muster.durable.Outcome;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Gatherer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives deliveries that are due to those who will attempt them; all that ask at the same time in one transaction. */
@ApplicationScoped
class Reservations {
    private static final int MOST = 64;

    private final DeliveryRows rows;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Vertx vertx;
    private final DurableConfig.DeliverySettings settings;
    private final Meters meters;
    private final Map<Place, Gatherer<Asking>> places = new ConcurrentHashMap<>();

    Reservations(
            DeliveryRows rows, UnitOfWork unitOfWork, Clock clock, Vertx vertx, DurableConfig config, Meters meters) {
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.vertx = vertx;
        this.settings = config.deliveries();
        this.meters = meters;
    }

    /** What one who asked gets. */
    sealed interface Given {
        record Reserved(DeliveryRows.Reserved reserved) implements Given {}

        /** One was due, and nobody wants it any more. */
        record Dropped() implements Given {}

        record None() implements Given {}
    }

    private record Place(String channel, int highest) {}

    private record Asking(UniEmitter<? super Given> emitter) {}

    /** @param highest see {@link DeliveryRows#reserve} */
    Uni<Given> one(DeliveryChannel channel, int highest) {
        Place place = new Place(channel.name(), highest);
        return Uni.createFrom()
                .emitter(emitter -> places.computeIfAbsent(place, first -> gatherer(channel, highest))
                        .add(new Asking(emitter)));
    }

    private Gatherer<Asking> gatherer(DeliveryChannel channel, int highest) {
        return new Gatherer<>(vertx, 1, settings.concurrency(), MOST, asking -> give(channel, highest, asking));
    }

    private Uni<Void> give(DeliveryChannel channel, int highest, List<Asking> asking) {
        return Contexts.fresh(vertx, () -> unitOfWork.run(() -> reserve(channel, highest, asking.size())))
                .invoke(given -> {
                    for (int i = 0; i < asking.size(); i++) {
                        asking.get(i).emitter().complete(i < given.size() ? given.get(i) : new Given.None());
                    }
                })
                .onFailure()
                .invoke(failure -> asking.forEach(one -> one.emitter().fail(failure)))
                .replaceWithVoid();
    }

    private Uni<List<Given>> reserve(DeliveryChannel channel, int highest, int count) {
        Duration lease = channel.timeout().plus(settings.leaseMargin());
        return rows.reserve(channel.name(), highest, clock.instant(), lease, count)
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(List.of()) : wanted(channel, found));
    }

    private Uni<List<Given>> wanted(DeliveryChannel channel, List<DeliveryRows.Reserved> found) {
        List<Attempt> asked = found.stream()
                .filter(one -> one.known() == null && !one.isTooLate(clock.instant()))
                .map(DeliveryRows.Reserved::attempt)
                .toList();
        return channel.wanted(asked).chain(wanted -> {
            List<Given> given = new ArrayList<>();
            List<DeliveryRows.Reserved> unwanted = new ArrayList<>();
            for (DeliveryRows.Reserved one : found) {
                boolean drops = asked.contains(one.attempt())
                        && !wanted.contains(one.attempt().deliveryId());
                if (drops) {
                    unwanted.add(one);
                }
                given.add(drops ? new Given.Dropped() : new Given.Reserved(one));
            }
            return drop(unwanted).replaceWith(given);
        });
    }

    private Uni<Void> drop(List<DeliveryRows.Reserved> unwanted) {
        return Multi.createFrom()
                .iterable(unwanted)
                .onItem()
                .transformToUniAndConcatenate(one -> {
                    unitOfWork.afterCommit(() -> meters.deliveries(one.attempt().channel(), "unwanted")
                            .increment());
                    return rows.end(one, "unwanted", new Outcome.Rejected("not wanted any more"));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }
}
