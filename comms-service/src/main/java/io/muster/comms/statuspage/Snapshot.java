package io.muster.comms.statuspage;

import java.time.Duration;
import java.time.Instant;

/**
 * What the public may know, and when that was last compared with the database.
 *
 * @param checkedAt the state was still true then
 */
public record Snapshot(PublicState state, Instant checkedAt) {

    public boolean isStale(Instant now, Duration staleAfter) {
        return checkedAt.plus(staleAfter).isBefore(now);
    }
}
