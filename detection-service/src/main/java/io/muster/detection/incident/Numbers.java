package io.muster.detection.incident;

import io.muster.contracts.Ids;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.UUID;

/** Names for incidents that may be opened. Those that are not needed are skipped for ever. */
final class Numbers {

    record Next(UUID id, long number) {}

    private final Queue<Long> left;
    private final Instant now;

    Numbers(Collection<Long> drawn, Instant now) {
        this.left = new ArrayDeque<>(drawn);
        this.now = now;
    }

    Next next() {
        return new Next(Ids.at(now), left.remove());
    }
}
