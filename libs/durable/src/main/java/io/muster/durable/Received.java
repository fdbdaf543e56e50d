package io.muster.durable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a record came from.
 *
 * @param id the CloudEvents id; the key of the inbox
 * @param type the CloudEvents type
 * @param source the service that says so; already checked to own the type
 * @param happened when what it tells happened, whatever the sender's clock says: by the time at which the broker took it, and
 *     how long it had waited at the sender by then; empty where the record does not tell both
 */
public record Received(
        UUID id, String type, String source, String topic, int partition, long offset, Optional<Instant> happened) {

    /** The same, handled anew by another name. @param at when it came in first */
    public Received again(UUID as, Optional<Instant> at) {
        return new Received(as, type, source, topic, partition, offset, at);
    }
}
