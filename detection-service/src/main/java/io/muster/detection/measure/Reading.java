package io.muster.detection.measure;

import io.muster.contracts.Amounts;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import java.math.BigDecimal;

/**
 * What somebody counted in one minute and one segment.
 *
 * @param value how many, or how many more
 * @param orderValue of the orders altogether; only with orders, null when unknown
 * @param currency ISO 4217; null without an order value
 */
public record Reading(
        Metric metric, Segment segment, long minute, double value, BigDecimal orderValue, String currency) {

    /** The same with its order value as it is kept. */
    Reading rounded() {
        return new Reading(metric, segment, minute, value, Amounts.rounded(orderValue), currency);
    }
}
