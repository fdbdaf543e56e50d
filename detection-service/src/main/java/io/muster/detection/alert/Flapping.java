package io.muster.detection.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often an alert changed between firing and resolved. One that changes all the time says one thing, not many: it is
 * taken as firing until it was quiet for a while.
 *
 * @param changes when, oldest first; at most {@value #MOST} are kept
 */
public record Flapping(List<Instant> changes) {

    static final int MOST = 20;

    /** What makes an alert a flapping one: so many changes in so long. */
    public record Limit(int changes, Duration window) {

        /** What comes with the product. */
        public static Limit usual() {
            return new Limit(6, Duration.ofMinutes(15));
        }
    }

    public Flapping {
        changes = List.copyOf(changes);
    }

    public static Flapping never() {
        return new Flapping(List.of());
    }

    /** It changed once more. */
    public Flapping changed(Instant at) {
        List<Instant> more = new ArrayList<>(changes);
        more.add(at);
        more.sort(null);
        return new Flapping(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more);
    }

    public boolean isFlappingAt(Instant now, Limit limit) {
        return calmAt(limit).filter(now::isBefore).isPresent();
    }

    /** When it will have been calm enough, if it does not change again; empty when it never flapped. */
    public Optional<Instant> calmAt(Limit limit) {
        for (int last = changes.size() - 1; last - limit.changes() + 1 >= 0; last--) {
            Instant first = changes.get(last - limit.changes() + 1);
            if (!first.plus(limit.window()).isBefore(changes.get(last))) {
                return Optional.of(changes.get(last).plus(limit.window()));
            }
        }
        return Optional.empty();
    }
}
