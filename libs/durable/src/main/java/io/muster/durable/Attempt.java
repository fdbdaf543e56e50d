package io.muster.durable;

import java.util.UUID;

/**
 * One try to send a {@link Delivery}.
 *
 * @param deliveryId the provider's idempotency key; the same on every attempt
 * @param number from 1
 */
public record Attempt(UUID deliveryId, int number, String channel, UUID incidentId, String payload) {}
