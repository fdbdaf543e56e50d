package io.muster.comms;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.comms.cadence.CadenceProblem;
import io.muster.comms.statuspage.StatusPageProblem;
import io.muster.comms.updates.UpdateProblem;
import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        new CommsMetrics(registry).watchPage(() -> 0);

        Catalogues.verifyMetrics("comms", "# Metrics of comms-service", "muster_comms_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "comms",
                "# Problems of comms-service",
                CadenceProblem.values(),
                StatusPageProblem.values(),
                UpdateProblem.values());
    }
}
