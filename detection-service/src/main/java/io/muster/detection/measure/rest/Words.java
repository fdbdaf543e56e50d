package io.muster.detection.measure.rest;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Segment;
import io.muster.contracts.Refusal;
import io.muster.detection.policy.Facts;
import io.muster.web.WebProblem;
import java.util.Arrays;

/** Words of a request for what they stand for. */
final class Words {

    private Words() {}

    /** @throws Refusal {@code invalid-parameter} when there is no such metric */
    static Metric metric(String word) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.name().replace('_', ' ').equalsIgnoreCase(word == null ? "" : word))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                WebProblem.INVALID_PARAMETER,
                                "metric is one of orders, payments authorised, payments declined, carts, sessions, conversion"));
    }

    /** @throws Refusal {@code invalid-parameter} when there is no such journey */
    static Segment segment(String journey, String region, String device, String paymentMethod) {
        Journey named = journey == null
                ? null
                : Facts.journeyNamed(journey)
                        .orElseThrow(() -> new Refusal(WebProblem.INVALID_PARAMETER, "there is no journey " + journey));
        return new Segment(named, region, device, paymentMethod);
    }
}
