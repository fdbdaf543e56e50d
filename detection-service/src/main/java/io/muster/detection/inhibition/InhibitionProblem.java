package io.muster.detection.inhibition;

import io.muster.contracts.ProblemCode;

/** How publishing inhibition rules can be refused. */
public enum InhibitionProblem implements ProblemCode {
    INVALID_RULES("invalid-inhibition-rules", 422, "The inhibition rules are not valid");

    private final String code;
    private final int status;
    private final String title;

    InhibitionProblem(String code, int status, String title) {
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
