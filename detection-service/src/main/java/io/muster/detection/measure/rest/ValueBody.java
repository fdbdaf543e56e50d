package io.muster.detection.measure.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.detection.measure.Minutes;
import io.muster.detection.measure.Reading;
import io.muster.detection.measure.TakeMeasures;
import io.muster.detection.measure.TakeMeasures.Push;
import io.muster.detection.signal.Labels;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was counted in a minute and a segment.
 *
 * @param at any time within the minute
 * @param value how many, or how many more
 * @param orderValue of the orders altogether
 * @param currency ISO 4217
 */
@RegisterForReflection
record ValueBody(
        @NotNull Metric metric,
        Journey journey,
        @Pattern(regexp = ValueBody.DIMENSION) String region,
        @Pattern(regexp = ValueBody.DIMENSION) String device,
        @Pattern(regexp = ValueBody.DIMENSION) String paymentMethod,
        @NotNull Instant at,
        @NotNull @PositiveOrZero Double value,
        @PositiveOrZero BigDecimal orderValue,
        @Pattern(regexp = "[A-Z]{3}") String currency) {

    /** In the key of a segment {@code *} stands for all, and {@code /} between its dimensions. */
    static final String DIMENSION = "[^*/]{1,100}";

    /**
     * A push of many values.
     *
     * @param id chosen by the sender; the same when the push is sent again, which then counts once
     * @param until everything counted before is told with this push, so that a minute that still runs can be judged;
     *     absent when whole minutes are told
     * @param replace the values stand for what was told of their minutes before, instead of coming on top
     */
    @RegisterForReflection
    record BatchBody(
            @NotBlank @Size(max = 100) String id,
            Instant until,
            boolean replace,
            @NotNull @Size(max = TakeMeasures.MOST_VALUES) List<@NotNull @Valid ValueBody> values) {

        Push push() {
            return new Push(
                    id, until, !replace, values.stream().map(ValueBody::reading).toList());
        }
    }

    /** A push of one value. */
    @RegisterForReflection
    record SingleBody(
            @NotBlank @Size(max = 100) String id,
            Instant until,
            boolean replace,
            @NotNull Metric metric,
            Journey journey,
            @Pattern(regexp = ValueBody.DIMENSION) String region,
            @Pattern(regexp = ValueBody.DIMENSION) String device,
            @Pattern(regexp = ValueBody.DIMENSION) String paymentMethod,
            @NotNull Instant at,
            @NotNull @PositiveOrZero Double value,
            @PositiveOrZero BigDecimal orderValue,
            @Pattern(regexp = "[A-Z]{3}") String currency) {

        Push push() {
            ValueBody only =
                    new ValueBody(metric, journey, region, device, paymentMethod, at, value, orderValue, currency);
            return new Push(id, until, !replace, List.of(only.reading()));
        }
    }

    Reading reading() {
        Segment segment = new Segment(journey, word(region), word(device), word(paymentMethod));
        return new Reading(metric, segment, Minutes.of(at), value, orderValue, currency);
    }

    private static String word(String dimension) {
        return dimension == null ? null : Labels.storable(dimension);
    }
}
