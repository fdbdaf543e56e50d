package io.muster.detection;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.muster.detection.alert.AlertProblem;
import io.muster.detection.catalogue.CatalogueProblem;
import io.muster.detection.heartbeat.HeartbeatProblem;
import io.muster.detection.incident.IncidentProblem;
import io.muster.detection.inhibition.InhibitionProblem;
import io.muster.detection.intake.IntakeProblem;
import io.muster.detection.integration.IntegrationProblem;
import io.muster.detection.journey.JourneyProblem;
import io.muster.detection.measure.MeasureProblem;
import io.muster.detection.policy.PolicyProblem;
import io.muster.detection.silence.SilenceProblem;
import io.muster.testkit.Catalogues;
import org.junit.jupiter.api.Test;

/** Dashboards, alerts and callers are built on these names: a change must be seen. */
class CataloguesTest {

    @Test
    void theMetricsAreTheCommittedOnes() {
        var registry = new SimpleMeterRegistry();

        new DetectionMetrics(registry);

        Catalogues.verifyMetrics("detection", "# Metrics of detection-service", "muster_detection_", registry);
    }

    @Test
    void theProblemsAreTheCommittedOnes() {
        Catalogues.verifyProblems(
                "detection",
                "# Problems of detection-service",
                AlertProblem.values(),
                CatalogueProblem.values(),
                HeartbeatProblem.values(),
                IncidentProblem.values(),
                InhibitionProblem.values(),
                IntakeProblem.values(),
                IntegrationProblem.values(),
                JourneyProblem.values(),
                MeasureProblem.values(),
                PolicyProblem.values(),
                SilenceProblem.values());
    }
}
