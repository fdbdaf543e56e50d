package io.muster.detection.incident;

import io.muster.detection.alert.Alert;
import io.muster.detection.signal.Signal;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A signal as it stands in the intake log.
 *
 * @param json as it was accepted
 * @param headers of its record by name, which carry the trace
 * @param partition where it stands; null when it is only said to be there
 */
public record Accepted(Signal signal, String json, Function<String, String> headers, Integer partition) {

    private static final SignalJson JSON = new SignalJson();

    /** An alert as its source would send it now, where something else than a signal of its own brings it up again. */
    static Accepted asOf(Alert alert, UUID id, Instant at, Function<String, String> headers, Integer partition) {
        AlertSignal signal = new AlertSignal(
                id,
                alert.fingerprint(),
                alert.format(),
                alert.source(),
                alert.integration(),
                alert.labels(),
                alert.annotations(),
                alert.startsAt(),
                alert.endsAt(),
                alert.timeout(),
                alert.generatorUrl(),
                at);
        return new Accepted(signal, new String(JSON.write(signal), StandardCharsets.UTF_8), headers, partition);
    }

    /** The alert as its source would send it with this signal, which tells of it otherwise. */
    Accepted asOf(Alert alert) {
        return asOf(alert, signal.id(), signal.receivedAt(), headers, partition);
    }

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
