package io.muster.resolution;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.resolution.mitigation.MitigationProblem;
import io.muster.resolution.relapse.RelapseProblem;
import io.muster.resolution.restoration.RestorationProblem;
import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        new ResolutionMetrics(registry);

        Catalogues.verifyMetrics("resolution", "# Metrics of resolution-service", "muster_resolution_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "resolution",
                "# Problems of resolution-service",
                MitigationProblem.values(),
                RelapseProblem.values(),
                RestorationProblem.values());
    }
}
