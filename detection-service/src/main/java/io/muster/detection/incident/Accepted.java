package io.muster.detection.incident;

import io.muster.detection.signal.Signal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A signal as it stands in the intake log.
 *
 * @param json as it was accepted
 * @param headers of its record by name, which carry the trace
 * @param partition where it stands; null when it is only said to be there
 */
public record Accepted(Signal signal, String json, Function<String, String> headers, Integer partition) {

    /** The partitions of signals that stand in the log, by their fingerprints. */
    static Map<String, Integer> partitions(Collection<Accepted> accepted) {
        Map<String, Integer> partitions = new HashMap<>();
        for (Accepted one : accepted) {
            if (one.partition() != null) {
                partitions.put(one.signal().fingerprint(), one.partition());
            }
        }
        return partitions;
    }
}
