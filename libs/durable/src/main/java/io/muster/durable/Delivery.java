package io.muster.durable;

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
 * @param giveUpAt no attempt starts after this instant; null means never give up
 */
public record Delivery(UUID id, String channel, UUID incidentId, String payload, Instant notBefore, Instant giveUpAt) {}
