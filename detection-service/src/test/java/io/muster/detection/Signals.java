package io.muster.detection;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.incident.Accepted;
import io.muster.detection.signal.Fingerprint;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Signals as tests of the engine need them. */
public final class Signals {

    public static final Instant T = Instant.parse("2026-11-20T10:00:00Z");

    private Signals() {}

    /** A critical alert of a service. @param received in seconds after {@link #T}, as the other times */
    public static AlertSignal alert(String name, String service, long received, long start, long end) {
        return alert(
                Map.of("alertname", name, "service", service, "severity", "critical"), Map.of(), received, start, end);
    }

    public static AlertSignal alert(
            Map<String, String> labels, Map<String, String> annotations, long received, long start, long end) {
        return new AlertSignal(
                UUID.randomUUID(),
                Fingerprint.of(Labels.cleaned(labels)),
                "alertmanager",
                Source.MONITORING,
                "prometheus",
                labels,
                annotations,
                T.plusSeconds(start),
                T.plusSeconds(end),
                false,
                null,
                T.plusSeconds(received));
    }

    public static Accepted accepted(AlertSignal signal) {
        return new Accepted(signal, "{}", header -> null, 0);
    }
}
