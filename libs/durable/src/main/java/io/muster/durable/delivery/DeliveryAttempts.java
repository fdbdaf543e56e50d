package io.muster.durable.delivery;

import io.muster.durable.DeliveryChannel;
import io.muster.durable.Meters;
import io.muster.durable.Outcome;
import io.muster.durable.Seams;
import io.muster.durable.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One attempt: reserve (transaction), send (no transaction), record (transaction). The fence keeps an attempt that lost
 * its lease from recording anything.
 */
@ApplicationScoped
class DeliveryAttempts {

    private static final Logger LOG = Logger.getLogger(DeliveryAttempts.class);
    private static final String LEASE_LOST = "lease_lost";

    private final DeliveryRows rows;
    private final Reservations reservations;
    private final Recordings recordings;
    private final Seams seams;
    private final Clock clock;
    private final Sender sender;
    private final Meters meters;

    DeliveryAttempts(
            DeliveryRows rows,
            Reservations reservations,
            Recordings recordings,
            Seams seams,
            Clock clock,
            Vertx vertx,
            Meters meters) {
        this.rows = rows;
        this.reservations = reservations;
        this.recordings = recordings;
        this.seams = seams;
        this.clock = clock;
        this.meters = meters;
        sender = new Sender(vertx);
    }

    /** Registers the meters of every channel, so that they are there before the first attempt. */
    void describe(List<DeliveryChannel> channels) {
        for (DeliveryChannel channel : channels) {
            for (String outcome : List.of("sent", "retry", "rejected", "given_up", "unwanted", LEASE_LOST)) {
                meters.deliveries(channel.name(), outcome);
            }
            meters.delivering(channel.name());
        }
    }

    /** Takes one delivery of the channel as far as it goes now; false when none of such a priority is due. */
    Uni<Boolean> one(DeliveryChannel channel, int highest) {
        return reservations.one(channel, highest).chain(given -> switch (given) {
            case Reservations.Given.Reserved(DeliveryRows.Reserved reserved, Lease lease) ->
                proceed(channel, reserved, lease).replaceWith(true);
            case Reservations.Given.Dropped dropped -> Uni.createFrom().item(true);
            case Reservations.Given.None none -> Uni.createFrom().item(false);
        });
    }

    private Uni<Void> proceed(DeliveryChannel channel, DeliveryRows.Reserved reserved, Lease lease) {
        if (reserved.known() != null) {
            return recordings.record(channel, reserved, reserved.known());
        }
        if (reserved.isTooLate(clock.instant())) {
            return recordings.record(channel, reserved, reserved.last());
        }
        if (lease.covers(System.nanoTime())) {
            return send(channel, reserved);
        }
        return rows.prolong(reserved, lease.length())
                .chain(ours -> ours ? send(channel, reserved) : leaseLost(channel));
    }

    private Uni<Void> leaseLost(DeliveryChannel channel) {
        meters.deliveries(channel.name(), LEASE_LOST).increment();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> send(DeliveryChannel channel, DeliveryRows.Reserved reserved) {
        seams.reach(Seams.CLAIMED);
        return sender.send(channel, reserved.attempt(), Traces.from(reserved.traceparent()))
                .chain(outcome -> {
                    seams.reach(Seams.HANDED_OVER);
                    meters.deliveries(channel.name(), outcome.word()).increment();
                    if (outcome instanceof Outcome.Retry retry) {
                        LOG.infof(
                                "delivery %s by %s, try %d: %s",
                                reserved.attempt().deliveryId(),
                                channel.name(),
                                reserved.attempt().number(),
                                retry.problem());
                    }
                    return recordings.record(channel, reserved, outcome);
                });
    }
}
