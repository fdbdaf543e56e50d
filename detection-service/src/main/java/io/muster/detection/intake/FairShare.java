package io.muster.detection.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Room for what is in work. One integration gets at most half of what the others leave: alone it has half, and whatever
 * those do that flood, another still finds room.
 */
final class FairShare {

    private final long room;
    private final Map<UUID, Long> inWork = new HashMap<>();
    private long total;

    /** @param room in any unit, as bytes */
    FairShare(long room) {
        this.room = room;
    }

    /** A place that was given; it is given back once. */
    final class Place {

        private final UUID who;
        private final long size;
        private boolean left;

        private Place(UUID who, long size) {
            this.who = who;
            this.size = size;
        }

        void leave() {
            synchronized (FairShare.this) {
                if (!left) {
                    left = true;
                    total -= size;
                    inWork.computeIfPresent(who, (id, own) -> own == size ? null : own - size);
                }
            }
        }
    }

    /** Empty when the integration has its share already, or all is taken. */
    synchronized Optional<Place> enter(UUID who, long size) {
        long own = inWork.getOrDefault(who, 0L);
        long leftByOthers = room - (total - own);
        long share = own == 0 ? leftByOthers : leftByOthers / 2;
        if (own + size > share) {
            return Optional.empty();
        }
        inWork.put(who, own + size);
        total += size;
        return Optional.of(new Place(who, size));
    }
}
