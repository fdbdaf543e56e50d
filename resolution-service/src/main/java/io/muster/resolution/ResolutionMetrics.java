package io.muster.resolution;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.ResolutionEvent;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ResolutionEvent.MitigationApplied;
import io.muster.contracts.ResolutionEvent.MitigationApproved;
import io.muster.contracts.ResolutionEvent.MitigationFailed;
import io.muster.contracts.ResolutionEvent.MitigationProposed;
import io.muster.contracts.ResolutionEvent.RelapseDetected;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.ResolutionEvent.VerificationRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What resolution is measured by; the catalogue is {@code docs/metrics/resolution.md}. Every meter exists from the start. */
@ApplicationScoped
public class ResolutionMetrics {

    private final MeterRegistry registry;
    private final Timer untilMitigated;
    private final Timer untilResolved;
    private final Counter relapses;

    public ResolutionMetrics(MeterRegistry registry) {
        this.registry = registry;
        untilMitigated = timer("muster.resolution.mitigate", "Time from detection until mitigated was declared");
        untilResolved = timer("muster.resolution.resolve", "Time from detection until resolved was declared");
        relapses = Counter.builder("muster.resolution.relapses")
                .description("Relapses noticed while watched for")
                .register(registry);
        List.of("proposed", "approved", "applied", "failed").forEach(this::mitigations);
        List.of("mitigated", "resolved", "reopened").forEach(this::verdicts);
        for (var gate : Gate.values()) {
            for (var result : Result.values()) {
                verifications(gate, result);
            }
        }
    }

    /** @param detectedAt when the event's incident was detected; null while detection's event has not come */
    public void count(ResolutionEvent event, Instant detectedAt) {
        switch (event) {
            case MitigationProposed e -> mitigations("proposed").increment();
            case MitigationApproved e -> mitigations("approved").increment();
            case MitigationApplied e -> mitigations("applied").increment();
            case MitigationFailed e -> mitigations("failed").increment();
            case IncidentMitigated e -> verdict("mitigated", untilMitigated, e, detectedAt);
            case IncidentResolved e -> verdict("resolved", untilResolved, e, detectedAt);
            case IncidentReopened e -> verdicts("reopened").increment();
            case RelapseDetected e -> relapses.increment();
            case VerificationRecorded e -> verifications(e.gate(), e.result()).increment();
        }
    }

    private void verdict(String verdict, Timer timer, ResolutionEvent event, Instant detectedAt) {
        verdicts(verdict).increment();
        if (detectedAt != null) {
            timer.record(Duration.between(detectedAt, event.occurredAt()));
        }
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter mitigations(String step) {
        return Counter.builder("muster.resolution.mitigations")
                .description("Mitigations by the step they reached")
                .tag("step", step)
                .register(registry);
    }

    private Counter verdicts(String verdict) {
        return Counter.builder("muster.resolution.verdicts")
                .description("Incidents declared mitigated and resolved, and reopened")
                .tag("verdict", verdict)
                .register(registry);
    }

    private Counter verifications(Gate gate, Result result) {
        return Counter.builder("muster.resolution.verifications")
                .description("Verifications recorded, by gate and result")
                .tag("gate", word(gate))
                .tag("result", word(result))
                .register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
