package io.muster.durable;

import java.util.UUID;

/**
 * Where a record came from.
 *
 * @param id the CloudEvents id; the key of the inbox
 * @param type the CloudEvents type
 * @param source the service that says so; already checked to own the type
 */
public record Received(UUID id, String type, String source, String topic, int partition, long offset) {}
