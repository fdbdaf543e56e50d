package io.muster.escalation.channel.messaging;

import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What an incident costs, in the one line that a message has room for. */
final class Costs {

    private Costs() {}

    /**
     * As {@code 1,200 to 1,900 EUR a minute, 24,000 EUR so far (B3)}: the pace as a band, the sum by its centre, or where that
     * is nothing by what it is at most.
     */
    static String inWords(RevenueAtRisk revenue) {
        return band(revenue.perMinute()) + " " + revenue.currency() + " a minute, " + sum(revenue.soFar()) + " "
                + revenue.currency() + " so far (" + revenue.method() + ")";
    }

    private static String sum(Band band) {
        return band.central().signum() == 0 && band.high().signum() > 0
                ? "at most " + amount(band.high())
                : amount(band.central());
    }

    private static String band(Band band) {
        String low = amount(band.low());
        String high = amount(band.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String amount(BigDecimal value) {
        return String.format(
                Locale.ENGLISH, "%,d", value.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }
}
