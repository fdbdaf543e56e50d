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

/** What those who run Muster see of the auditor (docs/metrics/escalation.md). */
@ApplicationScoped
public class AuditSigns {

    private final Clock clock;
    private volatile Map<Finding.Kind, Integer> open = Map.of();
    private volatile Instant lookedAt;

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
    }

    private double age() {
        return Duration.between(lookedAt, clock.instant()).toMillis() / 1000.0;
    }

    void looked(List<Ledger.OpenFinding> found, Instant now) {
        Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
        found.forEach(one -> counts.merge(one.finding().kind(), 1, Integer::sum));
        open = counts;
        lookedAt = now;
    }
}
