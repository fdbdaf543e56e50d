package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.TakeMeasures.Push;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulledTest {

    private static final long FIRST = 29_000_000;

    @Test
    void whatIsSmallEnoughIsOnePushOverAllThatWasAsked() {
        List<Push> pushes = Pulled.pushes(new Range(FIRST, FIRST + 9), readings(3, 2));

        assertThat(pushes).hasSize(1);
        assertThat(pushes.getFirst().id()).isEqualTo(FIRST + "-" + (FIRST + 9));
        assertThat(pushes.getFirst().until()).isEqualTo(Minutes.start(FIRST + 10));
        assertThat(pushes.getFirst().readings()).hasSize(6);
    }

    @Test
    void manySegmentsOverManyMinutesAreSeveralPushesOfWholeMinutes() {
        List<Push> pushes = Pulled.pushes(new Range(FIRST, FIRST + 119), readings(120, 200));

        assertThat(pushes).hasSize(3);
        assertThat(pushes).allSatisfy(push -> assertThat(push.readings()).hasSizeBetween(1, TakeMeasures.MOST_VALUES));
        assertThat(pushes.stream().mapToInt(push -> push.readings().size()).sum())
                .isEqualTo(120 * 200);
        assertThat(pushes.get(0).until()).isEqualTo(Minutes.start(FIRST + 50));
        assertThat(pushes.get(1).id()).isEqualTo((FIRST + 50) + "-" + (FIRST + 99));
        assertThat(pushes.get(2).until()).isEqualTo(Minutes.start(FIRST + 120));
        assertThat(pushes.get(1).readings())
                .allSatisfy(reading -> assertThat(reading.minute()).isBetween(FIRST + 50, FIRST + 99));
    }

    private static List<Reading> readings(int minutes, int segments) {
        List<Reading> readings = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            for (int minute = 0; minute < minutes; minute++) {
                Segment where = new Segment(null, "r" + segment, null, null);
                readings.add(new Reading(Metric.ORDERS, where, FIRST + minute, 1, null, null));
            }
        }
        return readings;
    }
}
