package io.muster.bench;

import java.time.Duration;
import java.util.Arrays;

/** How long requests took. Not for several threads at once. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** The smallest time within which that share of the requests was answered; zero when there were none. */
    Duration percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? Duration.ZERO : Duration.ofNanos(sorted[Math.max(0, (int) Math.ceil(share * count) - 1)]);
    }
}
