package io.muster.durable;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.durable.deadletter.DeadLetterProblem;
import io.muster.testkit.Catalogues;
import io.muster.testkit.WithMuster;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
@QuarkusTest
@WithMuster
class CataloguesTest {
    @Inject
    MeterRegistry registry;

    @Test
    void theMetricsAreTheCommittedOnes() {
        Catalogues.verifyMetrics("durable", "# Metrics of every service, by libs/durable", "muster_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "durable", "# Problems of every service, by libs/durable", DeadLetterProblem.values());
    }
}
