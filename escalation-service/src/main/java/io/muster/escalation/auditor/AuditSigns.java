package io.muster.escalation.auditor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What those who run Muster see of the auditor (docs/metrics/escalation.md). */
@ApplicationScoped
public class AuditSigns {

    private final Clock clock;
    private volatile Map<Finding.Kind, Integer> open = Map.of();
    private volatile Instant lookedAt;
    private volatile Optional<Instant> canarySince = Optional.empty();
    private volatile double circleSeconds = Double.NaN;

    AuditSigns(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        lookedAt = clock.instant();
        for (Finding.Kind kind : Finding.Kind.values()) {
            Gauge.builder("muster_escalation_audit_findings", this, self -> self.open.getOrDefault(kind, 0))
                    .description("What the auditor of paging finds wrong now, by kind")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("muster_escalation_audit_age_seconds", this, AuditSigns::age)
                .description("Time since the auditor of paging looked last; it is alarming when it grows")
                .register(meters);
        Gauge.builder("muster_escalation_canary_age_seconds", this, AuditSigns::canaryAge)
                .description(
                        "Time since a canary came from intake to the end of a page's way, or since the start; one is"
                                + " sent each minute")
                .register(meters);
        Gauge.builder("muster_escalation_canary_circle_seconds", this, self -> self.circleSeconds)
                .description("How long the newest canary was on its way; no number before the first")
                .register(meters);
    }

    private double age() {
        return secondsSince(lookedAt);
    }

    private double secondsSince(Instant then) {
        return Duration.between(then, clock.instant()).toMillis() / 1000.0;
    }

    private double canaryAge() {
        return canarySince.map(this::secondsSince).orElse(Double.NaN);
    }

    /** @param since when one came through last, or when it was first waited for */
    void canary(Instant since, Optional<Ledger.Circle> last) {
        canarySince = Optional.of(since);
        last.ifPresent(circle -> circleSeconds = circle.took().toMillis() / 1000.0);
    }

    void looked(List<Ledger.OpenFinding> found, Instant now) {
        Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
        found.forEach(one -> counts.merge(one.finding().kind(), 1, Integer::sum));
        open = counts;
        lookedAt = now;
    }
}
