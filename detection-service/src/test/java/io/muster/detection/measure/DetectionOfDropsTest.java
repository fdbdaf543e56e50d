package io.muster.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.measure.Baseline.Noise;
import io.muster.detection.measure.Baseline.Settings;
import io.muster.detection.measure.Condition.Deviation;
import io.muster.detection.measure.Condition.Side;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Detection on a committed generator: eight weeks with noise, a sale day and two outages to learn from, then eight weeks
 * that are watched minute by minute.
 */
class DetectionOfDropsTest {

    /** The rule of docs/journeys-and-measures.md. */
    private static final Deviation RULE = new Deviation(Side.BELOW, 20, Deviation.SURE, 3);

    /** Seconds of a running minute. */
    private static final int[] LOOKS = {10, 25, 40, 55};

    private static final int LEARNED = 8;
    private static final int SALE_DAY = 5 * 7 + 4;
    private static final int FIRST_OUTAGE = 2 * Minutes.A_WEEK + 3 * Minutes.A_DAY + 14 * 60;
    private static final int SECOND_OUTAGE = 6 * Minutes.A_WEEK + Minutes.A_DAY + 20 * 60;

    private final SampleTraffic clean = traffic(42);
    private final LeftOut incidents = LeftOut.of(List.of(stretch(FIRST_OUTAGE, 45), stretch(SECOND_OUTAGE, 90)));

    private static SampleTraffic traffic(long seed) {
        return SampleTraffic.ofWeeks(2 * LEARNED, seed)
                .withSale(SALE_DAY, 2.5)
                .withDrop(FIRST_OUTAGE, 45, 0.1)
                .withDrop(SECOND_OUTAGE, 90, 0.4);
    }

    @ParameterizedTest
    @ValueSource(longs = {42, 1, 2})
    void eightCleanWeeksGiveAtMostOneFalseAlarm(long seed) {
        SampleTraffic usual = traffic(seed);
        List<Integer> alarms = firingMinutes(usual, LEARNED * Minutes.A_WEEK, usual.minutes());

        assertThat(outbreaks(alarms)).hasSizeLessThanOrEqualTo(1);
    }

    /** As in the running product, which looks every few seconds: at several moments of each minute while it fills. */
    @ParameterizedTest
    @ValueSource(longs = {42, 1})
    void theMinuteThatStillRunsGivesNoFalseAlarmsEither(long seed) {
        Random random = new Random(seed);
        SampleTraffic usual = traffic(seed);
        Series series = usual.series();
        Baseline baseline = baseline(usual);
        List<Integer> firing = new ArrayList<>();
        for (int minute = LEARNED * Minutes.A_WEEK; minute < usual.minutes(); minute++) {
            long running = SampleTraffic.FIRST + minute;
            double part = 0;
            int before = 0;
            for (int seconds : LOOKS) {
                part += arrived(series.at(running) - part, (seconds - before) / (60.0 - before), random);
                before = seconds;
                Series known = Series.from(
                        running - 3, series.at(running - 3), series.at(running - 2), series.at(running - 1), part);
                if (RuleCheck.of(RULE, new Observed(known, baseline, Noise.COUNT, running, seconds))
                        .holds()) {
                    firing.add(minute);
                }
            }
        }

        assertThat(outbreaks(firing)).hasSizeLessThanOrEqualTo(1);
    }

    /** How many of those still to come in the minute come in this share of what is left of it. */
    private static double arrived(double toCome, double share, Random random) {
        double scatter = Math.sqrt(toCome * share * (1 - share));
        return Math.clamp(Math.round(toCome * share + scatter * random.nextGaussian()), 0, toCome);
    }

    @ParameterizedTest
    @ValueSource(longs = {42, 1, 2, 3})
    void aDropOf30PercentIsFoundWithinThreeMinutes(long seed) {
        SampleTraffic usual = traffic(seed);
        for (int day = 0; day < 7; day++) {
            for (int hour = 9; hour <= 21; hour += 2) {
                int begins = (LEARNED * 7 + day) * Minutes.A_DAY + hour * 60 + 7;
                SampleTraffic dropped = usual.withDrop(begins, 30, 0.7);

                assertThat(minutesUntilFound(dropped, begins))
                        .as("day %d at %d:07", day, hour)
                        .isBetween(1, 3);
            }
        }
    }

    @Test
    void bothOutagesAreFoundAtOnceAndTheSaleIsNoAlarm() {
        assertThat(minutesUntilFound(clean, SECOND_OUTAGE)).isBetween(1, 2);
        int sale = SALE_DAY * Minutes.A_DAY;
        assertThat(firingMinutes(clean, sale, sale + 2 * Minutes.A_DAY)).isEmpty();
    }

    @Test
    void aSaleDayIsExpectedAtItsOwnLevelAWeekLaterAtTheUsualOne() {
        Baseline baseline = baseline(clean);
        int noonOfSale = SALE_DAY * Minutes.A_DAY + 12 * 60;
        long sale = SampleTraffic.FIRST + noonOfSale;

        Expectation onTheDay = baseline.at(sale).orElseThrow();
        Expectation aWeekLater = baseline.at(sale + Minutes.A_WEEK).orElseThrow();

        assertThat(onTheDay.central() / aWeekLater.central()).isBetween(2.1, 2.9);
        assertThat(onTheDay.method()).isEqualTo(Expectation.Method.B3);
    }

    @Test
    void whatADropCostsIsTheDifferenceToTheBaseline() {
        int begins = LEARNED * Minutes.A_WEEK + 2 * Minutes.A_DAY + 20 * 60;
        SampleTraffic dropped = clean.withDrop(begins, 30, 0.2);
        Series without = clean.series();
        Series with = dropped.series();
        Baseline baseline = new Baseline(
                with,
                LeftOut.of(List.of(stretch(FIRST_OUTAGE, 45), stretch(SECOND_OUTAGE, 90), stretch(begins, 30))),
                Noise.COUNT,
                Settings.usual(ZoneOffset.UTC));

        double lost = sum(begins, minute -> without.at(minute) - with.at(minute));
        double central = sum(begins, minute -> baseline.at(minute).orElseThrow().central() - with.at(minute));
        double low =
                sum(begins, minute -> baseline.at(minute).orElseThrow().band().low() - with.at(minute));
        double high =
                sum(begins, minute -> baseline.at(minute).orElseThrow().band().high() - with.at(minute));

        assertThat(central / lost).isBetween(0.93, 1.07);
        assertThat(lost).isBetween(low, high);
    }

    private static double sum(int begins, java.util.function.LongToDoubleFunction each) {
        return IntStream.range(begins, begins + 30)
                .mapToDouble(i -> each.applyAsDouble(SampleTraffic.FIRST + i))
                .sum();
    }

    private int minutesUntilFound(SampleTraffic traffic, int begins) {
        return firingMinutes(traffic, begins, begins + 30).stream()
                .mapToInt(minute -> minute - begins + 1)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private List<Integer> firingMinutes(SampleTraffic traffic, int from, int until) {
        Series series = traffic.series();
        Baseline baseline = baseline(traffic);
        List<Integer> firing = new ArrayList<>();
        for (int minute = from; minute < until; minute++) {
            Observed now = new Observed(series, baseline, Noise.COUNT, SampleTraffic.FIRST + minute + 1, 0);
            if (RuleCheck.of(RULE, now).holds()) {
                firing.add(minute);
            }
        }
        return firing;
    }

    private static List<Integer> outbreaks(List<Integer> minutes) {
        List<Integer> first = new ArrayList<>();
        int last = Integer.MIN_VALUE / 2;
        for (int minute : minutes) {
            if (minute > last + 10) {
                first.add(minute);
            }
            last = minute;
        }
        return first;
    }

    private Baseline baseline(SampleTraffic traffic) {
        return new Baseline(traffic.series(), incidents, Noise.COUNT, Settings.usual(ZoneOffset.UTC));
    }

    private static LeftOut.Stretch stretch(int begins, int minutes) {
        long first = SampleTraffic.FIRST + begins;
        return new LeftOut.Stretch(Minutes.start(first), Minutes.start(first + minutes));
    }
}
