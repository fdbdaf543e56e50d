package io.muster.triage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.Actor;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.SeverityChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What triage is measured by; the catalogue is {@code docs/metrics/triage.md}. Every meter exists from the start. */
@ApplicationScoped
public class TriageMetrics {

    private final MeterRegistry registry;
    private final Timer untilVerdict;
    private final Counter lost;
    private final MultiGauge reviews;

    /** @param left until a policy has to be read again; below zero when that is overdue */
    public record ReviewDue(String policy, String owner, Duration left) {}

    public TriageMetrics(MeterRegistry registry) {
        this.registry = registry;
        untilVerdict = Timer.builder("muster.triage.verdict")
                .description("Time from detection to the verdict whether it is an incident")
                .publishPercentileHistogram()
                .register(registry);
        lost = Counter.builder("muster.triage.revenue.lost")
                .description("Revenue lost in all incidents, by the central estimate, in the store's currency")
                .register(registry);
        reviews = MultiGauge.builder("muster.triage.policy.review.seconds")
                .description("Time until the policy or playbook has to be read again, by who published it; below 0 when"
                        + " overdue")
                .register(registry);
        reviewsAreDue(List.of(new ReviewDue("severity", "nobody", Duration.ofDays(1))));
        for (var kind : Actor.Kind.values()) {
            assessments(kind);
            verdicts("confirmed", kind);
            verdicts("dismissed", kind);
            for (var severity : Severity.values()) {
                severityChanges(severity, kind);
            }
        }
    }

    /** @param detectedAt when the incident that the event belongs to was detected */
    public void count(TriageEvent event, Instant detectedAt) {
        var kind = event.actor().kind();
        switch (event) {
            case ImpactAssessed assessed -> assessments(kind).increment();
            case SeverityChanged changed -> severityChanges(changed.to(), kind).increment();
            case IncidentConfirmed confirmed -> verdict("confirmed", event, detectedAt);
            case IncidentDismissed dismissed -> verdict("dismissed", event, detectedAt);
            default -> {}
        }
    }

    /** @param more by how much the losses counted have grown */
    public void lost(BigDecimal more) {
        lost.increment(more.doubleValue());
    }

    /** When policies have to be read again. */
    public void reviewsAreDue(List<ReviewDue> due) {
        reviews.register(
                due.stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of("policy", one.policy(), "owner", one.owner()),
                                one.left().toSeconds()))
                        .toList(),
                true);
    }

    private void verdict(String verdict, TriageEvent event, Instant detectedAt) {
        verdicts(verdict, event.actor().kind()).increment();
        untilVerdict.record(Duration.between(detectedAt, event.occurredAt()));
    }

    private Counter assessments(Actor.Kind by) {
        return Counter.builder("muster.triage.assessments")
                .description("Impacts assessed, by a person or by a rule")
                .tag("by", word(by))
                .register(registry);
    }

    private Counter verdicts(String verdict, Actor.Kind by) {
        return Counter.builder("muster.triage.verdicts")
                .description("Incidents confirmed and dismissed, by a person or by a rule")
                .tag("verdict", verdict)
                .tag("by", word(by))
                .register(registry);
    }

    private Counter severityChanges(Severity to, Actor.Kind by) {
        return Counter.builder("muster.triage.severity.changes")
                .description("Severities changed, by the new severity and who changed it")
                .tag("to", to.name())
                .tag("by", word(by))
                .register(registry);
    }

    private static String word(Actor.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
