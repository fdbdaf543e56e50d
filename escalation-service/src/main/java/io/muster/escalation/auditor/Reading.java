package io.muster.escalation.auditor;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far the stream was read, and since when something of it waits to be. All partitions, whoever reads them. */
public final class Reading {

    private final Map<Integer, Owed> owed = new HashMap<>();
    private Optional<Instant> unanswered = Optional.empty();

    /** @param end the offset after the last record @param read the offset after the last one that was taken down */
    public record Position(long end, long read) {}

    private record Owed(long end, Instant since) {}

    /** The broker is asked how far it is; until it answers nothing is known. */
    public synchronized void asked(Instant now) {
        unanswered = unanswered.or(() -> Optional.of(now));
    }

    /** @param positions by partition */
    public synchronized void seen(Map<Integer, Position> positions, Instant now) {
        unanswered = Optional.empty();
        positions.forEach((partition, position) -> {
            owed.computeIfPresent(partition, (same, debt) -> position.read() < debt.end() ? debt : null);
            if (position.read() < position.end()) {
                owed.putIfAbsent(partition, new Owed(position.end(), now));
            }
        });
    }

    /** Since when a record at least waits to be read, or the broker does not say how far it is; empty for neither. */
    public synchronized Optional<Instant> behindSince() {
        return Stream.concat(owed.values().stream().map(Owed::since), unanswered.stream())
                .min(Comparator.naturalOrder());
    }
}
