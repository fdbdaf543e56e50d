package io.muster.durable;

import java.time.Instant;
import java.util.UUID;

/**
 * A record for a topic that must follow from a transaction; {@link Outbox} makes those of the lifecycle itself.
 *
 * @param topic null for the lifecycle itself
 * @param subject what it is about, and the record's key: the records of one have an order
 * @param type the CloudEvents type
 * @param occurredAt when what it tells happened
 * @param payload JSON
 */
public record OutboxRecord(String topic, UUID subject, String type, Instant occurredAt, byte[] payload) {}
