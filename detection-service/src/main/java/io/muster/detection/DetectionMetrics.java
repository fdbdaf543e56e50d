package io.muster.detection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What detection counts; the catalogue with the meanings is {@code docs/metrics/detection.md}. */
@ApplicationScoped
public class DetectionMetrics {

    private final MeterRegistry registry;
    private final MultiGauge alerts;

    @Inject
    DetectionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.alerts = MultiGauge.builder("muster.detection.alerts")
                .description("Alerts by state; every replica reports the same")
                .register(registry);
    }

    /** Signals that intake accepted: the broker has them. */
    public void accepted(String source, String format, int signals) {
        registry.counter("muster.detection.signals", "source", lower(source), "format", format)
                .increment(signals);
    }

    /** Something that intake refused. @param reason one of a few words: invalid, too-large, key, broker */
    public void rejected(String format, String reason) {
        registry.counter("muster.detection.rejected", "format", format, "reason", reason)
                .increment();
    }

    /** How long a sender waited for an answer. */
    public void answered(String format, int status, Duration took) {
        Timer.builder("muster.detection.intake")
                .tags("format", format, "status", status / 100 + "xx")
                .register(registry)
                .record(took);
    }

    /** A signal was decided about. */
    public void decided(String outcome) {
        registry.counter("muster.detection.decisions", "outcome", lower(outcome))
                .increment();
    }

    /** An incident was opened. */
    public void opened(String source, String severity) {
        registry.counter("muster.detection.incidents", "source", lower(source), "severity", severity)
                .increment();
    }

    /** How many alerts are in each state now. */
    public void alerts(Map<String, Long> byState) {
        alerts.register(
                byState.entrySet().stream()
                        .map(state -> Row.of(Tags.of("state", lower(state.getKey())), state.getValue()))
                        .toList(),
                true);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
