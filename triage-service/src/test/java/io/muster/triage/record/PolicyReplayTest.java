package io.muster.triage.record;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.detected;
import static io.muster.triage.Fixtures.yardstick;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.triage.record.ReplayPolicy.Line;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyReplayTest {

    private static final IncidentRecord SEV3 = IncidentRecord.detected(
                    detected(Source.MONITORING, Severity.SEV3, List.of("eu"), Journey.BROWSE), yardstick())
            .record();

    @Test
    void whatWouldBeJudgedOtherwiseIsCountedAndShown() {
        var before = SEV3.byImpact();

        var replay = PolicyReplay.since(NOW)
                .with(List.of(line(before), line(Severity.SEV1)))
                .with(List.of(line(before)));

        assertThat(replay.looked()).isEqualTo(3);
        assertThat(replay.complete()).isTrue();
        assertThat(replay.raised()).isEqualTo(1);
        assertThat(replay.lowered()).isZero();
        assertThat(replay.changes()).extracting(Line::byPolicy).containsExactly(Severity.SEV1);
    }

    @Test
    void whatCountsAsLessGraveIsToldApart() {
        var grave = IncidentRecord.detected(
                        detected(Source.MONITORING, Severity.SEV1, List.of(), Journey.PAY), yardstick())
                .record();

        var replay = PolicyReplay.since(NOW).with(List.of(new Line(grave, Severity.SEV2, "because")));

        assertThat(replay.raised()).isZero();
        assertThat(replay.lowered()).isEqualTo(1);
    }

    @Test
    void ofManyTheNewestAreShown() {
        var replay = PolicyReplay.since(NOW)
                .with(IntStream.range(0, 150).mapToObj(i -> line(Severity.SEV1)).toList())
                .with(IntStream.range(0, 150).mapToObj(i -> line(Severity.SEV1)).toList());

        assertThat(replay.raised()).isEqualTo(300);
        assertThat(replay.changes()).hasSize(200);
    }

    private static Line line(Severity byPolicy) {
        return new Line(SEV3, byPolicy, "because");
    }
}
