package io.muster.bench;

import io.muster.bench.PageReceiver.Arrival;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What came of the signals of one phase.
 *
 * @param latencies from posting the signal until the provider had the first page for it
 * @param lost signals for which no page came
 * @param repeated pages that came again under the same id, which a provider drops
 * @param doubled pages for a signal beyond the first, under another id or under none
 */
record PagingOutcome(Latencies latencies, int lost, int repeated, int doubled) {

    /** @param posted when the signal of each incident was posted, by {@link System#nanoTime} */
    static PagingOutcome of(Map<String, Long> posted, Function<String, List<Arrival>> arrivals) {
        Latencies latencies = new Latencies();
        int lost = 0;
        int repeated = 0;
        int doubled = 0;
        for (Map.Entry<String, Long> one : posted.entrySet()) {
            List<Arrival> came = arrivals.apply(one.getKey());
            if (came.isEmpty()) {
                lost++;
                continue;
            }
            latencies.add(Math.max(0, came.getFirst().nanos() - one.getValue()));
            Set<String> ids = new HashSet<>();
            for (Arrival arrival : came) {
                boolean again = arrival.id() != null && !ids.add(arrival.id());
                repeated += again ? 1 : 0;
                doubled += again || arrival == came.getFirst() ? 0 : 1;
            }
        }
        return new PagingOutcome(latencies, lost, repeated, doubled);
    }
}
