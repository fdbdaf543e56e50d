package io.muster.durable.delivery;

import io.muster.durable.DeliveryChannel;
import io.muster.durable.DurableConfig;
import java.time.Duration;

/**
 * For how long a delivery is in one replica's hands. Only a process that ends lets one run out: who lives and is slow
 * prolongs it, so that what is under way is not sent by another as well.
 *
 * @param began by {@link System#nanoTime}, not after the database wrote it down
 */
record Lease(long began, Duration length) {

    /** How many times what is still ours is looked after while the lease outlives the attempt. */
    private static final int LOOKS = 4;

    static Lease of(DeliveryChannel channel, DurableConfig.DeliverySettings settings) {
        return new Lease(System.nanoTime(), lengthFor(channel, settings));
    }

    static Duration lengthFor(DeliveryChannel channel, DurableConfig.DeliverySettings settings) {
        return channel.timeout().plus(settings.leaseMargin());
    }

    /** How long after an attempt it is time to see to the lease. */
    static Duration lookEvery(DurableConfig.DeliverySettings settings) {
        return settings.leaseMargin().dividedBy(LOOKS);
    }

    /** Whether an attempt that takes so long would end in time. @param now by {@link System#nanoTime} */
    boolean covers(Duration attempt, long now) {
        return attempt.plusNanos(now - began).compareTo(length) <= 0;
    }
}
