package io.muster.durable.outbox;

import java.time.Instant;
import java.util.UUID;

/** An event that waits for the relay. */
record OutboxRow(
        long seq,
        UUID id,
        int shard,
        UUID incidentId,
        String type,
        Instant occurredAt,
        byte[] payload,
        String traceparent,
        String tracestate,
        Instant createdAt) {}
