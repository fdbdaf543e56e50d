package io.muster.review.metrics;

import static io.muster.review.ScriptedIncident.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muster.contracts.Refusal;
import io.muster.review.ScriptedIncident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionPolicyTest {

    private static final Instant NOW = at("12:00:00");

    private final ScriptedIncident script = new ScriptedIncident();

    private Correction correct(Point point, Instant at) {
        IncidentMetrics metrics = IncidentMetrics.of(script.id, script.untilResolved(), List.of());
        return CorrectionPolicy.correct(new UUID(1, 1), metrics, point, at, "the logs say so", "ada", NOW);
    }

    private void refused(Point point, Instant at, MetricsProblem problem) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> correct(point, at))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(problem));
    }

    @Test
    void anImpactIsBackdatedWithWhatStoodThereBefore() {
        assertThat(correct(Point.IMPACT_STARTED, at("09:40:00")))
                .isEqualTo(new Correction(
                        new UUID(1, 1),
                        Point.IMPACT_STARTED,
                        at("10:01:30"),
                        at("09:40:00"),
                        "the logs say so",
                        "ada",
                        NOW));
    }

    @Test
    void impactStartedStaysTheEarliestPoint() {
        assertThat(correct(Point.IMPACT_STARTED, at("10:02:05")).at()).isEqualTo(at("10:02:05"));
        refused(Point.IMPACT_STARTED, at("10:02:06"), MetricsProblem.CORRECTION_IMPOSSIBLE);
        refused(Point.MITIGATED, at("10:01:29"), MetricsProblem.CORRECTION_IMPOSSIBLE);
    }

    @Test
    void aBadDeploymentMayHaveSlept() {
        assertThat(correct(Point.BAD_DEPLOYMENT, at("04:00:00")).previous()).isNull();
    }

    @Test
    void nothingWasInTheFuture() {
        refused(Point.MITIGATED, NOW.plusSeconds(1), MetricsProblem.CORRECTION_IMPOSSIBLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Point.class,
            names = {"RESOLVED", "REVIEWED", "IMPROVED", "PREVENTED"})
    void whatPeopleSignedIsNotCorrected(Point point) {
        refused(point, at("11:00:00"), MetricsProblem.POINT_FIXED);
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void everyPointHasAKeyOfItsOwn(Point point) {
        assertThat(Point.of(point.key())).contains(point);
        assertThat(Point.of("nothing")).isEmpty();
    }
}
