package io.muster.review.document;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.muster.contracts.Incident;
import io.muster.contracts.ReviewEvent;
import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.Severity;
import io.muster.review.metrics.IncidentMetrics;
import io.muster.review.metrics.Measure;
import io.muster.review.metrics.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What an SRE watches of review; the catalogue is {@code docs/metrics/review.md}. Every meter exists from the start. */
@ApplicationScoped
public class ReviewMetrics {

    private final MeterRegistry registry;
    private final Counter scheduled;
    private final Counter drafted;
    private final Counter published;
    private final Counter actionsAgreed;
    private final Counter actionsCompleted;

    public ReviewMetrics(MeterRegistry registry) {
        this.registry = registry;
        scheduled = counter("muster.review.scheduled", "Reviews owed because an incident was resolved");
        drafted = counter("muster.review.drafted", "Drafts made from the stream, one more after each relapse");
        published = counter("muster.review.published", "Reviews published");
        actionsAgreed = counter("muster.review.actions.agreed", "Actions agreed");
        actionsCompleted = counter("muster.review.actions.completed", "Actions completed");
        for (Measure measure : Measure.values()) {
            for (Severity severity : Severity.values()) {
                durations(measure, severity);
            }
        }
    }

    void told(List<ReviewEvent> events) {
        for (ReviewEvent event : events) {
            switch (event) {
                case ReviewScheduled e -> scheduled.increment();
                case ReviewDrafted e -> drafted.increment();
                case ReviewPublished e -> published.increment();
                case ActionAgreed e -> actionsAgreed.increment();
                case ActionCompleted e -> actionsCompleted.increment();
                default -> {}
            }
        }
    }

    /** The incident's figures as its review signed them; what clock skew made negative is left out. */
    void measured(Incident incident, IncidentMetrics metrics) {
        for (Metric metric : metrics.all()) {
            if (metric.duration() != null && !metric.isClockSkew() && incident.severity() != null) {
                durations(metric.measure(), incident.severity()).record(metric.duration());
            }
        }
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private Timer durations(Measure measure, Severity severity) {
        return Timer.builder("muster.review.incident.duration")
                .description("Durations of reviewed incidents, from and to the points the incident has")
                .tag("measure", measure.key())
                .tag("severity", severity.name())
                .register(registry);
    }
}
