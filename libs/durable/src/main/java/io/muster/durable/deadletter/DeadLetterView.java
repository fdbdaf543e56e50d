package io.muster.durable.deadletter;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that is not handled.
 *
 * @param id what it is redriven by
 * @param state {@code dead}, or {@code parked} behind a dead one of the same incident
 * @param problem why it is dead; null for a parked one
 */
public record DeadLetterView(
        UUID id,
        String state,
        UUID incidentId,
        String topic,
        int partition,
        long offset,
        String key,
        String type,
        String source,
        String problem,
        Instant receivedAt) {}
