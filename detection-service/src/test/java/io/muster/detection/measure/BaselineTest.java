package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.muster.contracts.Measure.Expected;
import io.muster.detection.measure.Baseline.Noise;
import io.muster.detection.measure.Baseline.Settings;
import io.muster.detection.measure.Expectation.Method;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final long NOW = Minutes.of(Instant.parse("2026-03-18T12:00:00Z"));
    private static final int AROUND = 200;

    private final Map<Long, Double> counted = new HashMap<>();

    @Test
    void nothingIsExpectedOfWhatHasNoPast() {
        today(100);

        assertThat(baseline(LeftOut.nothing()).at(NOW)).isEmpty();
    }

    @Test
    void withFewerThanFourWeeksItIsLastWeekAndSaysSo() {
        week(1, 80);
        week(2, 100);
        today(90);

        Expectation expectation = baseline(LeftOut.nothing()).at(NOW).orElseThrow();

        assertThat(expectation.method()).isEqualTo(Method.B1);
        assertThat(expectation.central()).isEqualTo(80);
        assertThat(expectation.confidence()).isLessThan(0.5);
    }

    @Test
    void withoutATodayItIsTheMedianOfTheWeeks() {
        weeks(100, 110, 90, 100, 5000, 100);

        Expectation expectation = baseline(LeftOut.nothing()).at(NOW).orElseThrow();

        assertThat(expectation.method()).isEqualTo(Method.B2);
        assertThat(expectation.central()).isEqualTo(100);
    }

    @Test
    void todaysLevelScalesIt() {
        weeks(100, 100, 100, 100, 100, 100, 100, 100);
        today(150);

        Expectation expectation = baseline(LeftOut.nothing()).at(NOW).orElseThrow();

        assertThat(expectation.method()).isEqualTo(Method.B3);
        assertThat(expectation.central()).isCloseTo(150, within(0.001));
        assertThat(expectation.confidence()).isGreaterThan(0.9);
    }

    @Test
    void todaysLevelIsClamped() {
        weeks(100, 100, 100, 100);
        today(100_000);

        assertThat(baseline(LeftOut.nothing()).at(NOW).orElseThrow().central()).isEqualTo(400);
    }

    @Test
    void whatBeginsNowDoesNotLowerWhatIsExpectedOfIt() {
        weeks(100, 100, 100, 100);
        today(100);
        for (long minute = NOW - 4; minute < NOW; minute++) {
            counted.put(minute, 0.0);
        }

        assertThat(baseline(LeftOut.nothing()).at(NOW).orElseThrow().central()).isCloseTo(100, within(0.001));
    }

    @Test
    void incidentsOfTheWeeksAndOfTodayAreLeftOut() {
        weeks(100, 100, 100, 100, 100);
        today(100);
        for (long minute = NOW - 60; minute < NOW; minute++) {
            counted.put(minute, 10.0);
        }
        for (int week = 1; week <= 3; week++) {
            week(week, 20);
        }
        LeftOut incidents = LeftOut.of(List.of(
                new LeftOut.Stretch(Minutes.start(NOW - 60), null),
                stretch(1),
                new LeftOut.Stretch(
                        stretch(2).since().minusSeconds(600), stretch(2).since().plusSeconds(600)),
                stretch(2),
                stretch(3)));

        assertThat(baseline(LeftOut.nothing()).at(NOW).orElseThrow().central()).isLessThan(60);
        Expectation expectation = baseline(incidents).at(NOW).orElseThrow();
        // two clean weeks are left, which is not enough for a median
        assertThat(expectation.method()).isEqualTo(Method.B1);
        assertThat(expectation.central()).isEqualTo(100);
    }

    @Test
    void theWallClockCountsOverAChangeToSummerTime() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Settings settings = Settings.usual(zone);
        long afterTheChange = Minutes.of(Instant.parse("2026-03-30T10:00:00Z"));

        assertThat(Minutes.start(settings.sameTime(afterTheChange, 1)))
                .isEqualTo(Instant.parse("2026-03-23T11:00:00Z"));
        assertThat(Minutes.start(Settings.usual(ZoneOffset.UTC).sameTime(afterTheChange, 1)))
                .isEqualTo(Instant.parse("2026-03-23T10:00:00Z"));
    }

    @Test
    void theBandHoldsTheCentreAndIsNeverBelowZero() {
        weeks(0, 10, 3, 8, 1, 12);

        Expected band = baseline(LeftOut.nothing()).at(NOW).orElseThrow().band();

        assertThat(band.low()).isBetween(0.0, band.central());
        assertThat(band.high()).isGreaterThan(band.central());
        assertThat(band.method()).isEqualTo("B2");
    }

    private Baseline baseline(LeftOut leftOut) {
        return new Baseline(Series.of(counted), leftOut, Noise.COUNT, Settings.usual(ZoneOffset.UTC));
    }

    private void weeks(double... values) {
        for (int week = 1; week <= values.length; week++) {
            week(week, values[week - 1]);
        }
    }

    private void week(int week, double value) {
        long then = NOW - (long) week * Minutes.A_WEEK;
        for (long minute = then - AROUND; minute <= then + AROUND; minute++) {
            counted.put(minute, value);
        }
    }

    private void today(double value) {
        for (long minute = NOW - AROUND; minute < NOW; minute++) {
            counted.put(minute, value);
        }
    }

    private static LeftOut.Stretch stretch(int week) {
        long then = NOW - (long) week * Minutes.A_WEEK;
        return new LeftOut.Stretch(Minutes.start(then - AROUND), Minutes.start(then + AROUND));
    }
}
