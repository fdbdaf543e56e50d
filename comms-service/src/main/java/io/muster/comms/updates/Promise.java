package io.muster.comms.updates;

import java.time.Instant;
import java.util.UUID;

/**
 * The next update is due by then (R57).
 *
 * @param promisedBy the update that promised it; null for the first one, which the cadence policy owes
 * @param overdueSince when it was reported missed; null while it is not. Each promise is reported once.
 */
public record Promise(Instant dueAt, UUID promisedBy, Instant overdueSince) {

    public static Promise of(Instant dueAt, UUID promisedBy) {
        return new Promise(dueAt, promisedBy, null);
    }

    public boolean isReported() {
        return overdueSince != null;
    }

    /** Whether it is missed at {@code now} and nobody has been told. */
    public boolean isNewlyMissed(Instant now) {
        return !isReported() && !now.isBefore(dueAt);
    }

    public Promise reported(Instant now) {
        return new Promise(dueAt, promisedBy, now);
    }
}
