package io.muster.triage.cause;

import io.muster.contracts.ProblemCode;

/** Why a hypothesis cannot be changed. */
public enum CauseProblem implements ProblemCode {
    HYPOTHESIS_UNKNOWN("hypothesis-unknown", 404, "There is no such hypothesis");

    private final String code;
    private final int status;
    private final String title;

    CauseProblem(String code, int status, String title) {
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
