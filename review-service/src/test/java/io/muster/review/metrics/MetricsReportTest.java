package io.muster.review.metrics;

import static io.muster.review.ScriptedIncident.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.review.ScriptedIncident;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsReportTest {

    private static Spread seconds(long... durations) {
        return Spread.of(Arrays.stream(durations).mapToObj(Duration::ofSeconds).toList());
    }

    private static IncidentMetrics mitigatedAfter(long seconds, Boolean foundByUs, int relapses, Cadence cadence) {
        return new IncidentMetrics(
                Map.of(
                        Point.IMPACT_STARTED,
                        at("10:00:00"),
                        Point.MITIGATED,
                        at("10:00:00").plusSeconds(seconds)),
                foundByUs,
                relapses,
                cadence);
    }

    @Test
    void medianAndP90AreWhatOneCountsByHand() {
        // Of ten, the fifth and sixth are 50 and 60, the ninth is 90, and the sum is 1460.
        assertThat(seconds(90, 10, 50, 30, 40, 20, 60, 70, 1010, 80))
                .isEqualTo(new Spread(10, Duration.ofSeconds(55), Duration.ofSeconds(90), Duration.ofSeconds(146)));
        // Of eleven, the sixth and the tenth.
        assertThat(seconds(IntStream.rangeClosed(1, 11).mapToLong(i -> i * 10).toArray()))
                .isEqualTo(new Spread(11, Duration.ofSeconds(60), Duration.ofSeconds(100), Duration.ofSeconds(60)));
        assertThat(seconds(7))
                .isEqualTo(new Spread(1, Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(7)));
        assertThat(seconds()).isEqualTo(new Spread(0, null, null, null));
    }

    @Test
    void aMeasureCountsTheIncidentsThatHaveIt() {
        MetricsReport report = MetricsReport.of(List.of(
                mitigatedAfter(300, true, 0, new Cadence(1, 1, 3, 3)),
                mitigatedAfter(900, false, 2, new Cadence(0, 1, 1, 0)),
                mitigatedAfter(-5, null, 0, new Cadence(0, 0, 0, 0))));

        assertThat(report.incidents()).isEqualTo(3);
        assertThat(report.spreads().get(Measure.TIME_TO_MITIGATE))
                .as("the third is clock skew")
                .isEqualTo(new Spread(2, Duration.ofSeconds(600), Duration.ofSeconds(900), Duration.ofSeconds(600)));
        assertThat(report.spreads().get(Measure.TIME_TO_RESTORE).count()).isZero();
        assertThat(report.foundByUsPercent()).isEqualTo(50);
        assertThat(report.relapsedPercent()).isEqualTo(33);
        assertThat(report.cadenceKeptPercent()).isEqualTo(75);
    }

    @Test
    void theScriptedIncidentTwiceIsItself() {
        ScriptedIncident script = new ScriptedIncident();
        IncidentMetrics once = IncidentMetrics.of(script.id, script.untilResolved(), List.of());

        MetricsReport report = MetricsReport.of(List.of(once, once));

        assertThat(report.spreads().get(Measure.TIME_TO_RESTORE))
                .isEqualTo(new Spread(2, Duration.ofSeconds(1785), Duration.ofSeconds(1785), Duration.ofSeconds(1785)));
    }

    @Test
    void ofNoIncidentsNothingIsSaid() {
        MetricsReport report = MetricsReport.of(List.of());

        assertThat(report.spreads()).hasSize(Measure.values().length);
        assertThat(report.foundByUsPercent()).isNull();
        assertThat(report.relapsedPercent()).isNull();
        assertThat(report.cadenceKeptPercent()).isNull();
    }
}
