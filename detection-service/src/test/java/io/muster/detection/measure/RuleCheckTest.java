package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Baseline.Noise;
import io.muster.detection.measure.Baseline.Settings;
import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.RateOfChange;
import io.muster.detection.measure.Condition.Side;
import io.muster.detection.measure.Condition.Threshold;
import io.muster.detection.measure.Verdict.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private static final long NOW = Minutes.of(Instant.parse("2026-03-18T12:00:00Z"));
    private static final double USUAL = 120;

    private final Map<Long, Double> counted = new HashMap<>();

    RuleCheckTest() {
        for (int week = 0; week <= 6; week++) {
            long then = NOW - (long) week * Minutes.A_WEEK;
            for (long minute = then - 200; minute <= then + (week == 0 ? -1 : 20); minute++) {
                counted.put(minute, USUAL);
            }
        }
    }

    @Test
    void aCompleteStopIsSeenWithinTheRunningMinute() {
        counted.put(NOW, 2.0);

        Verdict verdict = RuleCheck.of(deviation(25), observed(20));

        assertThat(verdict.answer()).isEqualTo(Answer.HOLDS);
        assertThat(verdict.since()).isEqualTo(NOW);
        assertThat(verdict.sureness()).isGreaterThan(0.9999);
        assertThat(verdict.expected()).isEqualTo(USUAL);
        assertThat(verdict.actual()).isEqualTo(6);
        assertThat(verdict.reason())
                .isEqualTo("6.00 a minute, 120 expected by baseline B3: -95 %, -6.0 standard deviations");
    }

    @Test
    void aFewSecondsAreTooFewToJudgeBy() {
        counted.put(NOW, 0.0);

        assertThat(RuleCheck.of(deviation(25), observed(9)).answer()).isEqualTo(Answer.FINE);
    }

    @Test
    void whileTheRunningMinuteIsNotToldTheWholeOnesAreJudged() {
        counted.put(NOW - 1, 0.0);

        assertThat(RuleCheck.of(deviation(25), observed(40)).answer()).isEqualTo(Answer.HOLDS);
    }

    @Test
    void aPartOfAMinuteIsComparedWithItsPart() {
        counted.put(NOW, 58.0);

        assertThat(RuleCheck.of(deviation(25), observed(30)).answer()).isEqualTo(Answer.FINE);
    }

    @Test
    void aRiseIsNoDrop() {
        counted.put(NOW - 1, 600.0);

        assertThat(RuleCheck.of(deviation(25), observed(0)).answer()).isEqualTo(Answer.FINE);
        assertThat(RuleCheck.of(new Deviation(Side.ABOVE, 25, Deviation.SURE, 3), observed(0))
                        .answer())
                .isEqualTo(Answer.HOLDS);
    }

    @Test
    void whatIsNotToldIsUnknown() {
        counted.remove(NOW - 1);

        assertThat(RuleCheck.of(deviation(25), observed(0)).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(RuleCheck.of(new Threshold(Side.BELOW, 100, 3), observed(0)).answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void aThresholdLooksAtTheMean() {
        counted.put(NOW - 1, 30.0);

        assertThat(RuleCheck.of(new Threshold(Side.BELOW, 100, 3), observed(0)).answer())
                .isEqualTo(Answer.HOLDS);
        assertThat(RuleCheck.of(new Threshold(Side.BELOW, 50, 3), observed(0)).answer())
                .isEqualTo(Answer.FINE);
        assertThat(RuleCheck.of(new Threshold(Side.ABOVE, 50, 3), observed(0)).answer())
                .isEqualTo(Answer.HOLDS);
    }

    @Test
    void aRateOfChangeComparesWithSomeTimeBefore() {
        counted.put(NOW - 1, 60.0);

        Verdict halved = RuleCheck.of(new RateOfChange(Side.BELOW, 40, 30, 1), observed(0));

        assertThat(halved.answer()).isEqualTo(Answer.HOLDS);
        assertThat(halved.expected()).isEqualTo(USUAL);
        assertThat(RuleCheck.of(new RateOfChange(Side.BELOW, 60, 30, 1), observed(0))
                        .answer())
                .isEqualTo(Answer.LINGERS);
        assertThat(RuleCheck.of(new RateOfChange(Side.ABOVE, 40, 30, 1), observed(0))
                        .answer())
                .isEqualTo(Answer.FINE);
    }

    @Test
    void whatNobodyExpectedIsInfinitelyMoreThanExpected() {
        counted.replaceAll((minute, value) -> 0.0);
        counted.put(NOW - 1, 8.0);

        Verdict verdict = rule(new Deviation(Side.ABOVE, 50, Deviation.SURE, 3)).check(observed(0));

        assertThat(verdict.answer()).isEqualTo(Answer.HOLDS);
        assertThat(verdict.reason()).contains("0.00 expected", "where there was none");
    }

    @Test
    void oneMoreThanNoneIsChance() {
        counted.replaceAll((minute, value) -> 0.0);
        counted.put(NOW - 1, 1.0);

        assertThat(rule(new Deviation(Side.ABOVE, 50, Deviation.SURE, 3))
                        .check(observed(0))
                        .answer())
                .isNotEqualTo(Answer.HOLDS);
    }

    @Test
    void aRiseFromNoneIsMoreThanAnyPercent() {
        counted.put(NOW - 31, 0.0);

        Verdict verdict = rule(new RateOfChange(Side.ABOVE, 300, 30, 1)).check(observed(0));

        assertThat(verdict.answer()).isEqualTo(Answer.HOLDS);
        assertThat(rule(new RateOfChange(Side.BELOW, 300, 30, 1))
                        .check(observed(0))
                        .answer())
                .isEqualTo(Answer.FINE);
    }

    private static MeasureRule rule(Condition condition) {
        return new MeasureRule(
                "declined-rise",
                "Declined payments rise",
                Metric.PAYMENTS_DECLINED,
                new Segment(null, null, null, null),
                Set.of(),
                condition,
                "critical",
                null,
                null,
                Duration.ofMinutes(2),
                1,
                true);
    }

    private static Deviation deviation(double percent) {
        return new Deviation(Side.BELOW, percent, Deviation.SURE, 3);
    }

    private Observed observed(int seconds) {
        Series series = Series.of(counted);
        Baseline baseline = new Baseline(series, LeftOut.nothing(), Noise.COUNT, Settings.usual(ZoneOffset.UTC));
        return new Observed(series, baseline, Noise.COUNT, NOW, seconds);
    }
}
