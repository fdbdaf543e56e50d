package io.muster.triage.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores with traffic of chance: what is broken costs, and what is not costs nothing. */
class ChanceTest {

    private static final Instant TEN = Instant.parse("2026-11-27T10:00:00Z");
    private static final int HOURS = 100;
    private static final int MINUTES = 60 * HOURS;

    @ParameterizedTest(name = "{0} segments of {1} orders a minute")
    @CsvSource({"1, 1200", "4, 300", "40, 1.25", "8, 1.25", "1, 0.5"})
    void aHealthyStoreLosesNextToNothing(int segments, double each) {
        var lost = Chance.lostIn(minutes(new Random(7), segments, each, 0, MINUTES, 1));

        assertThat(share(lost, segments * each * MINUTES)).isLessThan(0.0005);
        assertThat(lost.orders().high()).isPositive();
    }

    @ParameterizedTest(name = "{0} segments of {1} orders a minute")
    @CsvSource({"1, 1200", "4, 300", "40, 1.25", "8, 1.25", "2, 10"})
    void anOutageOfTenMinutesCostsWhatDidNotComeWhileItLasted(int segments, double each) {
        var lost = Chance.lostIn(minutes(new Random(7), segments, each, 30, 40, 0));

        assertThat(share(lost, segments * each * 10)).isBetween(0.85, 1.15);
        assertThat(lost.revenue().central().doubleValue())
                .isEqualTo(100 * lost.orders().central().doubleValue());
    }

    @Test
    void aSmallStoresOutageCountsByTheHalfHour() {
        var lost = Chance.lostIn(minutes(new Random(7), 1, 1, 30, 60, 0));

        assertThat(share(lost, 30)).isBetween(0.9, 1.1);
    }

    @Test
    void halfOfManySmallSegmentsIsLostTogetherThoughChanceExplainsEach() {
        var lost = Chance.lostIn(minutes(new Random(7), 40, 1.25, 30, 60, 0.5));

        assertThat(share(lost, 40 * 1.25 * 30 / 2)).isBetween(0.85, 1.15);
    }

    @Test
    void whatOneRegionLosesIsNotMadeUpForByAnother() {
        var minute = List.of(orders("eu", TEN, 1000, 0), orders("us", TEN, 1000, 2000));

        assertThat(Chance.lostIn(Map.of(TEN, minute)).orders().central()).isEqualByComparingTo("1000");
    }

    /** 30 orders a minute of which a third is missing for a quarter of an hour, then all come again. */
    @Test
    void whatWasFoundLostStaysLostWhenOrdersAreBack() {
        var minutes = new TreeMap<Instant, List<Measure>>();
        var before = 0.0;
        for (int minute = 0; minute < 30; minute++) {
            var at = TEN.plus(Duration.ofMinutes(minute));
            minutes.put(at, List.of(orders("eu", at, 30, minute < 15 ? 20 : 30)));
            var lost = Chance.lostIn(minutes).orders().central().doubleValue();
            assertThat(lost).isGreaterThanOrEqualTo(before);
            before = lost;
        }

        assertThat(before).isEqualTo(150);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void whatTheBaselineDoesNotKnowIsNoLoss(double error) {
        var unsure = new Measure(
                Metric.ORDERS,
                segment("eu"),
                TEN,
                700,
                new Expected(1000 - 200 * error, 1000, 1000 + 200 * error, "B1", 0.4),
                null);

        assertThat(Chance.of(List.of(unsure)).loss().isNone()).isEqualTo(error > 0);
    }

    @Test
    void aTotalOutageIsLostHoweverLittleTheBaselineKnows() {
        var unsure = new Measure(Metric.ORDERS, segment("eu"), TEN, 0, new Expected(59, 100, 141, "B1", 0.3), null);
        var perhaps = new Measure(Metric.ORDERS, segment("eu"), TEN, 60, new Expected(59, 100, 141, "B1", 0.3), null);

        assertThat(Chance.of(List.of(unsure)).loss().orders().central()).isEqualByComparingTo("100");
        assertThat(Chance.of(List.of(perhaps)).loss().isNone()).isTrue();
    }

    /** A hundred hours in which some minutes bring only a share of what is expected. */
    private static Map<Instant, List<Measure>> minutes(
            Random chance, int segments, double each, int brokenFrom, int brokenTo, double share) {
        var minutes = new TreeMap<Instant, List<Measure>>();
        int last = share == 1 ? MINUTES : brokenTo + 30;
        for (int minute = 0; minute < last; minute++) {
            var at = TEN.plus(Duration.ofMinutes(minute));
            var told = new ArrayList<Measure>();
            for (int i = 0; i < segments; i++) {
                var works = minute >= brokenFrom && minute < brokenTo ? share : 1;
                told.add(orders("r" + i, at, each, poisson(chance, each * works)));
            }
            minutes.put(at, told);
        }
        return minutes;
    }

    private static double share(Loss lost, double of) {
        return lost.orders().central().doubleValue() / of;
    }

    private static Measure orders(String region, Instant at, double expected, double actual) {
        return new Measure(
                Metric.ORDERS,
                segment(region),
                at,
                actual,
                new Expected(0.98 * expected, expected, 1.02 * expected, "B3", 0.9),
                new Money(new BigDecimal("100"), "EUR"));
    }

    private static Segment segment(String region) {
        return new Segment(Journey.CHECKOUT, region, null, null);
    }

    /** By the gaps between arrivals. */
    private static int poisson(Random chance, double mean) {
        int count = 0;
        for (double time = -Math.log(1 - chance.nextDouble()); time < mean; count++) {
            time -= Math.log(1 - chance.nextDouble());
        }
        return count;
    }
}
