package io.muster.durable.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that waits for the relay.
 *
 * @param topic null for the lifecycle
 * @param waited for how long, by the clock of the database, when it was looked for
 */
record OutboxRow(
        long seq,
        UUID id,
        int shard,
        UUID incidentId,
        String topic,
        String type,
        Instant occurredAt,
        byte[] payload,
        String traceparent,
        String tracestate,
        Instant createdAt,
        Duration waited) {}
