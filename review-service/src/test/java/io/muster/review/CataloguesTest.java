package io.muster.review;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.review.document.ReviewMetrics;
import io.muster.review.document.ReviewProblem;
import io.muster.review.metrics.MetricsProblem;
import io.muster.review.timeline.TimelineProblem;
import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        new ReviewMetrics(registry);

        Catalogues.verifyMetrics("review", "# Metrics of review-service", "muster_review_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "review",
                "# Problems of review-service",
                ReviewProblem.values(),
                MetricsProblem.values(),
                TimelineProblem.values());
    }
}
