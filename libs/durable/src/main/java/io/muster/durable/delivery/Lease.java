package io.muster.durable.delivery;

import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import java.time.Duration;

/**
 * For how long a delivery is in one replica's hands. Only a process that ends lets one run out: who lives and is slow
 * prolongs it, so that what is under way is not sent by another as well.
 *
 * @param began by {@link System#nanoTime}, not after the database wrote it down
 * @param timeout of the channel
 * @param margin by how much it outlives that
 */
record Lease(long began, Duration timeout, Duration margin) {

    /** How many times what is still ours is looked after while the lease outlives the attempt. */
    private static final int LOOKS = 4;

    static Lease of(DeliveryChannel channel, DurableConfig.DeliverySettings settings) {
        return new Lease(System.nanoTime(), channel.timeout(), settings.leaseMargin());
    }

    Duration length() {
        return timeout.plus(margin);
    }

    /** How long after an attempt it is time to see to the lease. */
    Duration lookEvery() {
        return margin.dividedBy(LOOKS);
    }

    /**
     * Whether an attempt that begins now, however long it takes, would end so early that the lease can be looked after before
     * it runs out.
     *
     * @param now by {@link System#nanoTime}
     */
    boolean covers(long now) {
        return Sender.longest(timeout).plus(lookEvery()).plusNanos(now - began).compareTo(length()) <= 0;
    }
}
