package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * What the store did in one minute, and what it was expected to do: one record of {@link Topics#MEASURES}, keyed by its
 * segment. The only road of business measures: revenue at risk, relapse watch and review read nothing else, and the
 * arithmetic of the baseline lives in detection-service alone.
 *
 * <p>A minute may be told again, when values came late; the later record of the same metric, segment and minute stands.
 *
 * @param minute the start of the minute that is told, on a whole minute
 * @param actual in the metric's unit: a count, or for {@link Metric#CONVERSION} a share between 0 and 1
 * @param expected null while there is no baseline for the segment
 * @param averageOrderValue of the segment in recent weeks; only with {@link Metric#ORDERS}, and null when unknown
 * @param coveredSeconds how much of the minute is told so far, between 1 and 59: {@code actual} and {@code expected} are
 *     of these seconds, and the whole minute follows; null for a whole minute
 */
public record Measure(
        Metric metric,
        Segment segment,
        Instant minute,
        double actual,
        Expected expected,
        Money averageOrderValue,
        Integer coveredSeconds) {

    /** A whole minute. */
    public Measure(
            Metric metric, Segment segment, Instant minute, double actual, Expected expected, Money averageOrderValue) {
        this(metric, segment, minute, actual, expected, averageOrderValue, null);
    }

    /** What is counted. */
    public enum Metric {
        @JsonProperty("orders")
        ORDERS,
        @JsonProperty("payments authorised")
        PAYMENTS_AUTHORISED,
        @JsonProperty("payments declined")
        PAYMENTS_DECLINED,
        @JsonProperty("carts")
        CARTS,
        @JsonProperty("sessions")
        SESSIONS,
        /** Orders for each session. */
        @JsonProperty("conversion")
        CONVERSION
    }

    /**
     * Where it was counted; a dimension that is null stands for all of it.
     *
     * @param region as the store names it
     * @param device as the store names it, for example {@code mobile}
     * @param paymentMethod as the store names it
     */
    public record Segment(Journey journey, String region, String device, String paymentMethod) {

        /** The record's key: the four dimensions in this order, {@code *} for all. */
        public String key() {
            return String.join(
                    "/",
                    journey == null ? "*" : journey.name().toLowerCase(Locale.ROOT),
                    word(region),
                    word(device),
                    word(paymentMethod));
        }

        private static String word(String dimension) {
            return dimension == null ? "*" : dimension;
        }
    }

    /**
     * What the baseline expects, as a band.
     *
     * @param method which baseline, as {@code B3}: the median of the same weekday and time in recent weeks, scaled to
     *     today's level
     * @param confidence how sure it is, between 0 and 1
     */
    public record Expected(double low, double central, double high, String method, double confidence) {}

    /** @param currency ISO 4217, as {@code EUR} */
    public record Money(BigDecimal amount, String currency) {}

    public byte[] toJson() {
        try {
            return EventJson.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a measure that cannot be written: " + segment.key(), e);
        }
    }

    /** @throws MalformedEvent when it is not JSON or lacks metric, segment or minute */
    public static Measure fromJson(byte[] json) {
        try {
            Measure measure = EventJson.mapper().readValue(json, Measure.class);
            if (measure == null || measure.metric == null || measure.segment == null || measure.minute == null) {
                throw new MalformedEvent(
                        "a measure without metric, segment or minute: " + new String(json, StandardCharsets.UTF_8));
            }
            return measure;
        } catch (IOException e) {
            throw new MalformedEvent("a measure cannot be read: " + e.getMessage(), e);
        }
    }
}
