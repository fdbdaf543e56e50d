package io.muster.detection.measure.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Journey;
import io.muster.contracts.Measure.Segment;
import jakarta.validation.constraints.Pattern;

/** What is counted together in JSON; an absent dimension takes all of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SegmentBody(
        Journey journey,
        @Pattern(regexp = ValueBody.DIMENSION) String region,
        @Pattern(regexp = ValueBody.DIMENSION) String device,
        @Pattern(regexp = ValueBody.DIMENSION) String paymentMethod) {

    /** @param body null for the whole store */
    static Segment segment(SegmentBody body) {
        return body == null
                ? new Segment(null, null, null, null)
                : new Segment(body.journey, body.region, body.device, body.paymentMethod);
    }

    static SegmentBody of(Segment segment) {
        return new SegmentBody(segment.journey(), segment.region(), segment.device(), segment.paymentMethod());
    }
}
