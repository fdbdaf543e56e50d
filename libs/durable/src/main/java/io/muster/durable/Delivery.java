package io.muster.durable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to the outside that must not be lost.
 *
 * @param id the idempotency key the provider gets (Message-ID, webhook-id); the same on every attempt
 * @param channel names the {@link DeliveryChannel}
 * @param incidentId the incident it belongs to; may be null
 * @param payload what the channel needs to build the message
 * @param notBefore first attempt; null means at once
 * @param patience how long it is tried, counted from the first attempt: what had to wait for its turn, or for a service
 *     that was down, is tried all the same; null means for ever
 * @param priority what is due and has a lower one goes first, on a place of its own when it is {@link #FIRST}
 */
public record Delivery(
        UUID id, String channel, UUID incidentId, String payload, Instant notBefore, Duration patience, int priority) {

    /** Waits for nothing else of its channel. */
    public static final int FIRST = 0;

    private static final int USUAL = 1;

    public Delivery(UUID id, String channel, UUID incidentId, String payload, Instant notBefore, Duration patience) {
        this(id, channel, incidentId, payload, notBefore, patience, USUAL);
    }
}
