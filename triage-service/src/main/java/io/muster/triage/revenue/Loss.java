package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.TriageEvent.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was lost in some segment-minutes. Sums are exact until they are shown: rounding each minute would lose cents.
 *
 * @param orders that did not come
 * @param revenue that did not come with them
 * @param expected how many orders were expected, so that a share can be told
 */
public record Loss(Band orders, Band revenue, BigDecimal expected) {

    private static final Band NO_BAND = new Band(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    public static final Loss NONE = new Loss(NO_BAND, NO_BAND, BigDecimal.ZERO);

    private static final int CENTS = 2;
    private static final int KEPT = 6;

    /**
     * Of one segment in one minute: max(0, expected − actual) at each edge of the baseline's band, times the segment's
     * average order value. Needs an expectation; without an average order value the orders count and the revenue does not.
     */
    static Loss of(Measure orders) {
        var expected = orders.expected();
        var lost = new Band(
                lost(expected.low(), orders.actual()),
                lost(expected.central(), orders.actual()),
                lost(expected.high(), orders.actual()));
        var value = orders.averageOrderValue() == null
                ? BigDecimal.ZERO
                : orders.averageOrderValue().amount();
        return new Loss(lost, times(lost, value), BigDecimal.valueOf(expected.central()));
    }

    Loss plus(Loss other) {
        return new Loss(plus(orders, other.orders), plus(revenue, other.revenue), expected.add(other.expected));
    }

    /** To be kept: six decimals are far below a cent. */
    Loss settled() {
        return new Loss(scaled(orders, KEPT), scaled(revenue, KEPT), expected.setScale(KEPT, RoundingMode.HALF_EVEN));
    }

    /** Of the orders that were expected, by the central estimate; 0 when none were. */
    double share() {
        return expected.signum() == 0 ? 0 : orders.central().doubleValue() / expected.doubleValue();
    }

    static Band inCents(Band band) {
        return scaled(band, CENTS);
    }

    /** Divided by a number of minutes, in cents. */
    static Band perMinute(Band band, BigDecimal minutes) {
        return new Band(
                band.low().divide(minutes, CENTS, RoundingMode.HALF_EVEN),
                band.central().divide(minutes, CENTS, RoundingMode.HALF_EVEN),
                band.high().divide(minutes, CENTS, RoundingMode.HALF_EVEN));
    }

    static Band tenths(Band band) {
        return scaled(band, 1);
    }

    private static BigDecimal lost(double expected, double actual) {
        return BigDecimal.valueOf(expected).subtract(BigDecimal.valueOf(actual)).max(BigDecimal.ZERO);
    }

    private static Band plus(Band a, Band b) {
        return new Band(
                a.low().add(b.low()), a.central().add(b.central()), a.high().add(b.high()));
    }

    private static Band times(Band band, BigDecimal factor) {
        return new Band(
                band.low().multiply(factor),
                band.central().multiply(factor),
                band.high().multiply(factor));
    }

    private static Band scaled(Band band, int scale) {
        return new Band(
                band.low().setScale(scale, RoundingMode.HALF_EVEN),
                band.central().setScale(scale, RoundingMode.HALF_EVEN),
                band.high().setScale(scale, RoundingMode.HALF_EVEN));
    }
}
