package io.muster.durable.delivery;

import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.Contexts;
import io.muster.durable.loop.Gatherer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Gives deliveries that are due to those who will attempt them; all that ask at the same time in one transaction. */
@ApplicationScoped
class Reservations {
    private static final int MOST = 64;

    private final DeliveryRows rows;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final Vertx vertx;
    private final DurableConfig.DeliverySettings settings;
    private final Recordings recordings;
    private final Map<Place, Gatherer<Asking>> places = new ConcurrentHashMap<>();

    Reservations(
            DeliveryRows rows,
            Recordings recordings,
            UnitOfWork unitOfWork,
            DurableConfig config,
            Clock clock,
            Vertx vertx) {
        this.recordings = recordings;
        this.rows = rows;
        this.unitOfWork = unitOfWork;
        this.settings = config.deliveries();
        this.clock = clock;
        this.vertx = vertx;
    }

    /** What one who asked gets. */
    sealed interface Given {
        record Reserved(DeliveryRows.Reserved reserved, Lease lease) implements Given {}

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
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    asking.forEach(one -> one.emitter().fail(failure));
                    return null;
                });
    }

    private Uni<List<Given>> reserve(DeliveryChannel channel, int highest, int count) {
        Lease lease = Lease.of(channel, settings);
        return rows.reserve(channel.name(), highest, clock.instant(), lease.length(), count)
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(List.of()) : wanted(channel, found, lease));
    }

    private Uni<List<Given>> wanted(DeliveryChannel channel, List<DeliveryRows.Reserved> found, Lease lease) {
        List<DeliveryRows.Reserved> asked = found.stream()
                .filter(one -> one.known() == null && !one.isTooLate(clock.instant()))
                .toList();
        return channel.wanted(asked.stream().map(DeliveryRows.Reserved::attempt).toList())
                .chain(wanted -> {
                    Set<DeliveryRows.Reserved> unwanted = asked.stream()
                            .filter(one -> !wanted.contains(one.attempt().deliveryId()))
                            .collect(Collectors.toSet());
                    List<Given> given = found.stream()
                            .<Given>map(one ->
                                    unwanted.contains(one) ? new Given.Dropped() : new Given.Reserved(one, lease))
                            .toList();
                    return recordings.unwanted(unwanted).replaceWith(given);
                });
    }
}
