package io.muster.triage.revenue;

import static io.muster.triage.revenue.Orders.ALL;
import static io.muster.triage.revenue.Orders.EVERYWHERE;
import static io.muster.triage.revenue.Orders.TEN;
import static io.muster.triage.revenue.Orders.begin;
import static io.muster.triage.revenue.Orders.euro;
import static io.muster.triage.revenue.Orders.expected;
import static io.muster.triage.revenue.Orders.impact;
import static io.muster.triage.revenue.Orders.minute;
import static io.muster.triage.revenue.Orders.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.Impact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** To the cent, by hand. */
class LossPolicyTest {

    private static final Segment EU = new Segment(null, "eu", null, null);
    private static final Segment US = new Segment(null, "us", null, null);
    private static final Segment EU_MOBILE = new Segment(null, "eu", "mobile", null);
    private static final Spending NO_SPENDING = new Spending(List.of(), List.of());
    private static final Impact IN_EU = impact(List.of("eu"));

    /*
     * 10:00 expects 950, 1000, 1050 orders and 700 come: 250, 300, 350 are missing.
     * 10:01 expects the same and 1100 come: more than expected.
     * 10:02 expects the same and 250 of a weighted count come: 700, 750, 800.
     * Together 950, 1050, 1150 orders, at 19.99: 18990.50, 20989.50, 22988.50;
     * a third of it in each minute: 6330.1666…, 6996.50, 7662.8333….
     */
    @Test
    void countsWhatDidNotComeTimesWhatAnOrderIsWorth() {
        var revenue = count(EVERYWHERE, orders(ALL, 0, 7), orders(ALL, 1, 11), orders(ALL, 2, 2.5))
                .estimate()
                .revenue();

        assertThat(revenue.lostOrders()).isEqualTo(band("950.0", "1050.0", "1150.0"));
        assertThat(revenue.soFar()).isEqualTo(band("18990.50", "20989.50", "22988.50"));
        assertThat(revenue.perMinute()).isEqualTo(band("6330.17", "6996.50", "7662.83"));
        assertThat(revenue.currency()).isEqualTo("EUR");
        assertThat(revenue.method()).isEqualTo("B3");
        assertThat(revenue.until()).isEqualTo(minute(3));
        assertThat(revenue.wastedSpend()).isNull();
    }

    @Test
    void aMinuteThatStillRunsCountsInPartAndItsPaceIsAWholeMinutes() {
        var running = new Measure(
                Metric.ORDERS, ALL, minute(0), 100, new Expected(270, 300, 330, "B3", 0.9), euro("10.00"), 15);

        var revenue = count(EVERYWHERE, running).estimate().revenue();

        assertThat(revenue.soFar()).isEqualTo(band("1700.00", "2000.00", "2300.00"));
        assertThat(revenue.perMinute()).isEqualTo(band("6800.00", "8000.00", "9200.00"));
        assertThat(revenue.until()).isEqualTo(minute(0).plusSeconds(15));
    }

    @Test
    void theSameOrdersToldAtTwoGrainsCountOnce() {
        var state = count(EVERYWHERE, orders(ALL, 0, 7), orders(EU, 0, 7), orders(US, 0, 10));

        assertThat(state.estimate().segments()).containsExactly("*/*/*/*");
        assertThat(state.estimate().revenue().soFar().central()).isEqualByComparingTo("5997.00");
    }

    @Test
    void anIncidentOfARegionCountsThatRegionAlone() {
        var state = count(IN_EU, orders(ALL, 0, 0), orders(EU, 0, 7), orders(US, 0, 0), orders(EU_MOBILE, 0, 0));

        assertThat(state.estimate().segments()).containsExactly("*/eu/*/*");
        assertThat(state.estimate().revenue().soFar().central()).isEqualByComparingTo("5997.00");
    }

    @Test
    void anIncidentOfADeviceCountsTheFinerGrain() {
        var mobile = new Impact(
                List.of(Journey.CHECKOUT),
                List.of("eu"),
                Scope.SOME,
                Trend.STABLE,
                null,
                IncidentType.TECHNICAL,
                new Affected(List.of("mobile"), List.of(), List.of(), null),
                null);

        var state = count(mobile, orders(ALL, 0, 0), orders(EU, 0, 0), orders(EU_MOBILE, 0, 7));

        assertThat(state.estimate().segments()).containsExactly("*/eu/mobile/*");
    }

    @Test
    void anotherRegionIsNotTheIncidentsAndTheWholeStoreIsSaidToBe() {
        var elsewhere = count(IN_EU, orders(US, 0, 0)).estimate();
        var whole = count(IN_EU, orders(ALL, 0, 7)).estimate();

        assertThat(elsewhere.revenue()).isNull();
        assertThat(whole.notCounted())
                .contains("orders are not measured by what is hit; the figure is of more of the store");
        assertThat(count(IN_EU, orders(EU, 0, 7)).estimate().notCounted()).hasSize(1);
    }

    @Test
    void withoutABaselineItIsUnknownAndNotZero() {
        var unexpected = new Measure(Metric.ORDERS, EU, minute(0), 300, null, euro("19.99"));

        var estimate = count(EVERYWHERE, unexpected).estimate();

        assertThat(estimate.revenue()).isNull();
        assertThat(estimate.unknownBecause()).isEqualTo("there is no baseline yet for */eu/*/*");
    }

    @Test
    void withoutOrdersOrTheirValueItSaysSo() {
        var worthless = new Measure(Metric.ORDERS, ALL, minute(0), 300, expected(), null);

        assertThat(count(EVERYWHERE).estimate().unknownBecause()).isEqualTo("no orders are measured for what is hit");
        assertThat(count(EVERYWHERE, worthless).estimate().unknownBecause())
                .isEqualTo("no average order value is known for */*/*/*");
    }

    @Test
    void whatIsMissingFromTheFigureIsNamed() {
        var unexpected = new Measure(Metric.ORDERS, US, minute(0), 300, null, euro("19.99"));

        var estimate = count(EVERYWHERE, orders(EU, 0, 7), unexpected).estimate();

        assertThat(estimate.notCounted())
                .contains(
                        "customers who buy later are not subtracted; the review does that",
                        "there is no baseline yet for */us/*/*");
    }

    @Test
    void theLaterWordOnAMinuteStandsUntilTheMinuteIsSettled() {
        var now = minute(75);
        var first =
                LossPolicy.count(begin(), EVERYWHERE, List.of(orders(ALL, 0, 7), orders(ALL, 40, 7)), NO_SPENDING, now);
        var corrected =
                LossPolicy.count(first, EVERYWHERE, List.of(orders(ALL, 0, 10), orders(ALL, 40, 10)), NO_SPENDING, now);

        assertThat(first.settledUntil()).isEqualTo(minute(1));
        assertThat(first.estimate().revenue().soFar().central()).isEqualByComparingTo("11994.00");
        assertThat(corrected.estimate().revenue().soFar().central()).isEqualByComparingTo("5997.00");
    }

    @Test
    void countingMinuteByMinuteIsCountingAllAtOnce() {
        var measures = new ArrayList<Measure>();
        for (int i = 0; i < 120; i++) {
            measures.add(orders(ALL, i, i % 13));
        }
        var stepwise = begin();
        for (int i = 1; i <= 120; i++) {
            stepwise = LossPolicy.count(stepwise, EVERYWHERE, measures.subList(0, i), NO_SPENDING, minute(i));
        }
        var atOnce = LossPolicy.count(begin(), EVERYWHERE, measures, NO_SPENDING, minute(120));

        assertThat(stepwise.estimate().revenue()).isEqualTo(atOnce.estimate().revenue());
    }

    @Test
    void aHealthyStoresTrendDoesNotGoByChance() {
        var chance = new Random(7);
        var shares = new ArrayList<Double>();
        for (int minute = 0; minute < 500; minute += 10) {
            var told = new ArrayList<Measure>();
            for (int i = 0; i < 10; i++) {
                told.add(new Measure(
                        Metric.ORDERS,
                        ALL,
                        minute(minute + i),
                        100 + 10 * chance.nextGaussian(),
                        new Expected(98, 100, 102, "B3", 0.9),
                        euro("19.99")));
            }
            shares.addAll(LossPolicy.shares(EVERYWHERE, told, minute(minute + 10)));
        }

        assertThat(shares).hasSize(500).containsOnly(0.0);
        assertThat(LossPolicy.shares(IN_EU, List.of(orders(EU, 0, 7), orders(EU, 1, 5)), minute(2)))
                .containsExactly(0.3, 0.5);
    }

    @Test
    void nothingIsCountedAfterCustomersAreHitNoLonger() {
        var ended = begin().ended(minute(1));

        var state = LossPolicy.count(
                ended, EVERYWHERE, List.of(orders(ALL, 0, 7), orders(ALL, 1, 0)), NO_SPENDING, minute(10));

        assertThat(state.estimate().revenue().soFar().central()).isEqualByComparingTo("5997.00");
    }

    @Test
    void theTimeBetweenAnEndAndARelapseIsNotCounted() {
        var again = LossPolicy.count(
                        begin().ended(minute(1)), EVERYWHERE, List.of(orders(ALL, 0, 7)), NO_SPENDING, minute(2))
                .hitAgain(minute(5));

        var state = LossPolicy.count(
                again,
                EVERYWHERE,
                List.of(orders(ALL, 0, 7), orders(ALL, 3, 0), orders(ALL, 5, 7)),
                NO_SPENDING,
                minute(6));

        assertThat(state.estimate().revenue().soFar().central()).isEqualByComparingTo("11994.00");
    }

    @Test
    void whileNothingIsToldThePaceIsThatOfBeforeAndNotZero() {
        var first = count(EVERYWHERE, orders(ALL, 0, 7), orders(ALL, 1, 7));

        var silent = LossPolicy.count(
                first, EVERYWHERE, List.of(orders(ALL, 0, 7), orders(ALL, 1, 7)), NO_SPENDING, minute(20));

        assertThat(silent.estimate().revenue().perMinute())
                .isEqualTo(first.estimate().revenue().perMinute());
        assertThat(silent.estimate().revenue().perMinute().central()).isEqualByComparingTo("5997.00");
        assertThat(silent.estimate().notCounted())
                .contains("no orders were told in the last 5 minutes; the pace is that of before");
    }

    @Test
    void theCurrencyOfTheFirstFigureStaysAndNothingElseIsMixedIn() {
        var euros = LossPolicy.count(begin(), EVERYWHERE, List.of(orders(EU, 0, 7)), NO_SPENDING, minute(1));
        var dollars = new Money(new BigDecimal("25.00"), "USD");
        var later = List.of(
                orders(EU, 0, 7),
                new Measure(Metric.ORDERS, US, minute(1), 0, expected(), dollars),
                new Measure(Metric.ORDERS, US, minute(2), 0, expected(), dollars),
                new Measure(Metric.ORDERS, US, minute(3), 0, expected(), dollars));

        var state = LossPolicy.count(euros, EVERYWHERE, later, NO_SPENDING, minute(4));

        assertThat(state.currency()).isEqualTo("EUR");
        assertThat(state.estimate().revenue().currency()).isEqualTo("EUR");
        assertThat(state.estimate().revenue().soFar().central()).isEqualByComparingTo("5997.00");
        assertThat(state.estimate().notCounted()).contains("sells in another currency: */us/*/*");
    }

    @Test
    void ordersOfTheWholeStoreSayNothingOfAnIncidentOfSellers() {
        var sellers =
                new Impact(List.of(Journey.PAYOUTS), List.of(), Scope.ALL, Trend.STABLE, null, IncidentType.TECHNICAL);
        var unclear = new Impact(List.of(), List.of(), Scope.ALL, Trend.STABLE, null, IncidentType.TECHNICAL);

        assertThat(count(sellers, orders(ALL, 0, 0)).estimate().unknownBecause())
                .isEqualTo("no orders are measured for what is hit");
        assertThat(count(unclear, orders(ALL, 0, 0)).estimate().notCounted())
                .contains("orders are not measured by what is hit; the figure is of more of the store");
    }

    @Test
    void whatIsMergedInAddsWhatItLostBeforeAndTakesNothingAway() {
        var earlier = LossPolicy.count(
                begin().ended(minute(2)),
                EVERYWHERE,
                List.of(orders(ALL, 0, 7), orders(ALL, 1, 7)),
                NO_SPENDING,
                minute(70));
        var survivor = LossPolicy.count(
                LossState.begin(minute(10), minute(10)).trendSaid(minute(70)),
                EVERYWHERE,
                List.of(orders(ALL, 10, 7), orders(ALL, 45, 7)),
                NO_SPENDING,
                minute(70));

        var both = LossPolicy.count(
                survivor.absorbing(earlier),
                EVERYWHERE,
                List.of(orders(ALL, 5, 7), orders(ALL, 45, 7)),
                NO_SPENDING,
                minute(71));
        var later = LossPolicy.count(
                both, EVERYWHERE, List.of(orders(ALL, 5, 7), orders(ALL, 45, 7)), NO_SPENDING, minute(72));

        assertThat(both.since()).isEqualTo(TEN);
        assertThat(both.trendSaidUntil()).isEqualTo(minute(70));
        assertThat(both.estimate().revenue().soFar().central())
                .as("two minutes of the other, one between them, two of its own")
                .isEqualByComparingTo("29985.00");
        assertThat(later.estimate().revenue().soFar())
                .isEqualTo(both.estimate().revenue().soFar());
    }

    @Test
    void whatOverlapsIsNotCountedTwiceAfterAMerge() {
        var measures = List.of(orders(ALL, 0, 7), orders(ALL, 5, 7), orders(ALL, 12, 7));
        var earlier = LossPolicy.count(begin(), EVERYWHERE, measures, NO_SPENDING, minute(60));
        var survivor = LossPolicy.count(
                LossState.begin(minute(10), minute(10)), EVERYWHERE, measures, NO_SPENDING, minute(60));

        var both = LossPolicy.count(survivor.absorbing(earlier), EVERYWHERE, measures, NO_SPENDING, minute(61));

        assertThat(both.estimate().revenue().soFar().central()).isEqualByComparingTo("17991.00");
    }

    @Test
    void whatIsNotKeptAnyMoreIsSettledAlsoWhileNothingIsTold() {
        assertThat(LossPolicy.count(begin(), EVERYWHERE, List.of(), NO_SPENDING, minute(120))
                        .settledUntil())
                .as("it may be told late")
                .isEqualTo(TEN);
        assertThat(LossPolicy.count(begin(), EVERYWHERE, List.of(), NO_SPENDING, minute(600))
                        .settledUntil())
                .isEqualTo(minute(240));
    }

    private static LossState count(Impact impact, Measure... measures) {
        return LossPolicy.count(begin(), impact, List.of(measures), NO_SPENDING, minute(3));
    }

    private static Band band(String low, String central, String high) {
        return new Band(new BigDecimal(low), new BigDecimal(central), new BigDecimal(high));
    }
}
