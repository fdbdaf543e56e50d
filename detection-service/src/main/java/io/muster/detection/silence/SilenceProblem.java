package io.muster.detection.silence;

import io.muster.contracts.ProblemCode;

/** How a call about silences can be refused. */
public enum SilenceProblem implements ProblemCode {
    SILENCE_UNKNOWN("silence-unknown", 404, "There is no such silence"),
    INVALID_SILENCE("invalid-silence", 422, "The silence is not valid");

    private final String code;
    private final int status;
    private final String title;

    SilenceProblem(String code, int status, String title) {
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
