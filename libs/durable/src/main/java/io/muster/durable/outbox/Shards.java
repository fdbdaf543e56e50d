package io.muster.durable.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The shards of the outbox this replica holds, by its own clock. It trusts a lease only for a part of the time the
 * database granted, counted from before it asked, so that it stops earlier than another replica starts.
 */
public final class Shards {
    /** As many as rows in {@code relay_shard}. */
    public static final int COUNT = 8;

    private record Held(long fence, long untilNanos) {}

    private final Map<Integer, Held> held = new HashMap<>();

    /** The shard of an incident's events. */
    public static int of(UUID incidentId) {
        return Math.floorMod(incidentId.getLeastSignificantBits(), COUNT);
    }

    /**
     * Takes over what the database granted; what is not in it is lost.
     *
     * @param fences shard → fence
     * @param askedAtNanos {@link System#nanoTime} before asking
     * @return whether a shard came new into our hands
     */
    public synchronized boolean granted(Map<Integer, Long> fences, long askedAtNanos, Duration lease) {
        boolean more = fences.entrySet().stream()
                .anyMatch(grant -> !held.containsKey(grant.getKey())
                        || held.get(grant.getKey()).fence() != grant.getValue());
        held.clear();
        long until = askedAtNanos + lease.toNanos() * 3 / 4;
        fences.forEach((shard, fence) -> held.put(shard, new Held(fence, until)));
        return more;
    }

    public synchronized boolean holds(int shard, long nanos) {
        Held lease = held.get(shard);
        return lease != null && nanos - lease.untilNanos() < 0;
    }

    public synchronized List<Integer> held(long nanos) {
        return held.keySet().stream().filter(shard -> holds(shard, nanos)).toList();
    }

    public synchronized void clear() {
        held.clear();
    }
}
