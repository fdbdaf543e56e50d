package io.muster.detection.journey;

import io.muster.contracts.ProblemCode;

/** How what concerns synthetic journeys can be refused. */
public enum JourneyProblem implements ProblemCode {
    INVALID_JOURNEY("invalid-journey", 422, "The journey is not valid"),
    JOURNEY_UNKNOWN("journey-unknown", 404, "There is no such journey"),
    INVALID_SECRET("invalid-secret", 422, "The secret is not valid"),
    SECRET_UNKNOWN("secret-unknown", 404, "There is no such secret"),
    SECRET_IN_USE("secret-in-use", 409, "A journey needs the secret");

    private final Entry entry;

    JourneyProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
