package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.muster.contracts.Measure.Expected;
import io.muster.contracts.TriageEvent.Band;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
     * Of segments and minutes taken together: max(0, expected − actual) at each edge of the baseline's band, and the same
     * of each segment's orders times its average order value. Needs expectations; without an average order value the orders
     * count and the revenue does not.
     */
    static Loss of(Collection<Measure> orders) {
        return new Loss(
                band(edge -> missing(orders, edge, measure -> BigDecimal.ONE)),
                band(edge -> missing(orders, edge, Loss::value)),
                orders.stream()
                        .map(measure -> BigDecimal.valueOf(measure.expected().central()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Of what chance may explain: nothing, and at the high edge all that is missing there. */
    static Loss atMost(Collection<Measure> orders) {
        var all = of(orders);
        return new Loss(highOnly(all.orders), highOnly(all.revenue), all.expected);
    }

    private static Band band(Function<ToDoubleFunction<Expected>, BigDecimal> missing) {
        return new Band(missing.apply(Expected::low), missing.apply(Expected::central), missing.apply(Expected::high));
    }

    private static BigDecimal missing(
            Collection<Measure> orders, ToDoubleFunction<Expected> edge, Function<Measure, BigDecimal> worth) {
        return orders.stream()
                .map(measure -> BigDecimal.valueOf(edge.applyAsDouble(measure.expected()))
                        .subtract(BigDecimal.valueOf(measure.actual()))
                        .multiply(worth.apply(measure)))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }

    private static BigDecimal value(Measure measure) {
        return measure.averageOrderValue() == null
                ? BigDecimal.ZERO
                : measure.averageOrderValue().amount();
    }

    private static Band highOnly(Band band) {
        return new Band(BigDecimal.ZERO, BigDecimal.ZERO, band.high());
    }

    boolean isNone() {
        return orders.central().signum() == 0 && revenue.central().signum() == 0;
    }

    Loss plus(Loss other) {
        return new Loss(plus(orders, other.orders), plus(revenue, other.revenue), expected.add(other.expected));
    }

    /** To be kept: six decimals are far below a cent. */
    Loss settled() {
        return new Loss(scaled(orders, KEPT), scaled(revenue, KEPT), expected.setScale(KEPT, RoundingMode.HALF_EVEN));
    }

    /** By the central estimate, of how many orders were expected; 0 when none were. */
    double shareOf(BigDecimal all) {
        return all.signum() == 0 ? 0 : orders.central().doubleValue() / all.doubleValue();
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

    private static Band plus(Band a, Band b) {
        return new Band(
                a.low().add(b.low()), a.central().add(b.central()), a.high().add(b.high()));
    }

    private static Band scaled(Band band, int scale) {
        return new Band(
                band.low().setScale(scale, RoundingMode.HALF_EVEN),
                band.central().setScale(scale, RoundingMode.HALF_EVEN),
                band.high().setScale(scale, RoundingMode.HALF_EVEN));
    }
}
