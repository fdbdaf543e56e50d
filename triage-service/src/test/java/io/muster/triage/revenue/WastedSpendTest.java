package io.muster.triage.revenue;

import static io.muster.triage.revenue.Orders.ALL;
import static io.muster.triage.revenue.Orders.EVERYWHERE;
import static io.muster.triage.revenue.Orders.TEN;
import static io.muster.triage.revenue.Orders.begin;
import static io.muster.triage.revenue.Orders.minute;
import static io.muster.triage.revenue.Orders.orders;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.Campaign;
import io.muster.triage.pause.Pause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What campaigns spend on those who cannot buy. */
class WastedSpendTest {

    /** 60.00 an hour are 1.00 a minute. */
    private static final Campaign SALE = new Campaign(
            "sale",
            "Sale",
            StakeKind.CAMPAIGN,
            TEN.minusSeconds(600),
            TEN.plusSeconds(3600),
            Set.of(),
            Set.of(),
            new BigDecimal("60.00"),
            null);

    /* Three tenths cannot buy: 0.30, and 0.15 in the minute that was paused halfway. */
    @Test
    void campaignsWasteWhatTheySpendOnThoseWhoCannotBuyUntilTheyArePaused() {
        var paused = new Pause(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "sale",
                minute(1).plusSeconds(30),
                Actor.person("olga"),
                "no card works",
                null,
                null,
                null);

        assertThat(wasted(List.of(paused), orders(ALL, 0, 7), orders(ALL, 1, 7), orders(ALL, 2, 7)))
                .isEqualByComparingTo("0.45");
    }

    @Test
    void conversionSaysBetterThanOrdersWhoCouldNotBuy() {
        var conversion =
                new Measure(Metric.CONVERSION, ALL, minute(0), 0.01, new Expected(0.03, 0.04, 0.05, "B3", 1), null);

        assertThat(wasted(List.of(), orders(ALL, 0, 7), conversion)).isEqualByComparingTo("0.75");
    }

    @Test
    void whatCampaignsSpendWhileChanceBringsFewerIsNotWasted() {
        assertThat(wasted(List.of(), orders(ALL, 0, 9.8), orders(ALL, 1, 10.1))).isZero();
    }

    private static BigDecimal wasted(List<Pause> paused, Measure... measures) {
        return LossPolicy.count(begin(), EVERYWHERE, List.of(measures), new Spending(List.of(SALE), paused), minute(3))
                .estimate()
                .revenue()
                .wastedSpend();
    }
}
