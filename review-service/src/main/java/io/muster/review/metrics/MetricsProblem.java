package io.muster.review.metrics;

import io.muster.contracts.ProblemCode;

/** Why a point cannot be corrected. */
public enum MetricsProblem implements ProblemCode {
    POINT_UNKNOWN("point-unknown", 404, "There is no such point"),
    POINT_FIXED("point-fixed", 409, "The point cannot be corrected"),
    CORRECTION_IMPOSSIBLE("correction-impossible", 422, "The point cannot have been then");

    private final String code;
    private final int status;
    private final String title;

    MetricsProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
