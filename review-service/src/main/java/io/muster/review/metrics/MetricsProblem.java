package io.muster.review.metrics;

import io.muster.contracts.ProblemCode;

/** Why a point cannot be corrected. */
public enum MetricsProblem implements ProblemCode {
    POINT_UNKNOWN("point-unknown", 404, "There is no such point"),
    POINT_FIXED("point-fixed", 409, "The point cannot be corrected"),
    CORRECTION_IMPOSSIBLE("correction-impossible", 422, "The point cannot have been then"),
    RANGE_INVALID("range-invalid", 422, "There is no report on that time");

    private final Entry entry;

    MetricsProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
