package io.muster.board;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.board.decisions.DecisionProblem;
import io.muster.board.incidents.BoardProblem;
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
        Catalogues.verifyMetrics("board", "# Metrics of command-board", "muster_board_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "board", "# Problems of command-board", BoardProblem.values(), DecisionProblem.values());
    }
}
