package io.muster.review.document;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.Incident;
import io.muster.contracts.ReviewEvent;
import io.muster.contracts.ReviewEvent.ActionAgreed;
import io.muster.contracts.ReviewEvent.ActionCompleted;
import io.muster.contracts.ReviewEvent.ReviewDrafted;
import io.muster.contracts.ReviewEvent.ReviewPublished;
import io.muster.review.metrics.IncidentMetrics;
import io.muster.review.metrics.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What review-service counts about itself. */
@ApplicationScoped
public class ReviewMeters {

    @Inject
    MeterRegistry registry;

    void told(List<ReviewEvent> events) {
        for (ReviewEvent event : events) {
            switch (event) {
                case ReviewDrafted e -> count("muster.review.drafted");
                case ReviewPublished e -> count("muster.review.published");
                case ActionAgreed e -> count("muster.review.actions.agreed");
                case ActionCompleted e -> count("muster.review.actions.completed");
                default -> {}
            }
        }
    }

    /** The incident's figures as its review signed them. */
    void measured(Incident incident, IncidentMetrics metrics) {
        for (Metric metric : metrics.all()) {
            if (metric.duration() != null && !metric.isClockSkew()) {
                DistributionSummary.builder("muster.review.incident.duration")
                        .baseUnit("seconds")
                        .tag("measure", metric.measure().key())
                        .tag(
                                "severity",
                                incident.severity() == null
                                        ? "unknown"
                                        : incident.severity().name())
                        .register(registry)
                        .record(metric.duration().toSeconds());
            }
        }
    }

    private void count(String name) {
        registry.counter(name).increment();
    }
}
