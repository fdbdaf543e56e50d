package io.muster.board.pages;

import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;

/**
 * What an incident costs, in whole units.
 *
 * @param soFar the likeliest amount
 * @param soFarBand from the low to the high estimate
 * @param perMinute as in the last minutes told
 * @param orders orders that did not come
 * @param wasted what campaigns spent on customers who could not buy; null when none is known to have run
 * @param method how the expectation was made
 */
public record Money(
        String soFar,
        String soFarBand,
        String perMinute,
        String perMinuteBand,
        String orders,
        String ordersBand,
        String wasted,
        String method,
        Moment until) {

    /** @return null while unknown, which is not zero */
    static Money of(RevenueAtRisk revenue, Instant now) {
        if (revenue == null) {
            return null;
        }
        String currency = " " + revenue.currency();
        return new Money(
                whole(revenue.soFar().central()) + currency,
                band(revenue.soFar()),
                whole(revenue.perMinute().central()) + currency,
                band(revenue.perMinute()),
                whole(revenue.lostOrders().central()),
                band(revenue.lostOrders()),
                revenue.wastedSpend() == null ? null : whole(revenue.wastedSpend()) + currency,
                revenue.method(),
                Moment.of(revenue.until(), now));
    }

    private static String band(Band band) {
        return whole(band.low()) + " – " + whole(band.high());
    }

    private static String whole(BigDecimal amount) {
        return String.format(
                Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_EVEN).longValue());
    }
}
