package io.muster.detection.silence;

import io.muster.contracts.ProblemCode;

/** How a call about silences can be refused. */
public enum SilenceProblem implements ProblemCode {
    SILENCE_UNKNOWN("silence-unknown", 404, "There is no such silence"),
    INVALID_SILENCE("invalid-silence", 422, "The silence is not valid");

    private final Entry entry;

    SilenceProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
