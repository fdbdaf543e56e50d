package io.muster.resolution.relapse;

import io.muster.contracts.ProblemCode;

/** Why a relapse policy is refused. */
public enum RelapseProblem implements ProblemCode {
    POLICY_INCOMPLETE("relapse-policy-incomplete", 422, "The relapse policy is not complete");

    private final String code;
    private final int status;
    private final String title;

    RelapseProblem(String code, int status, String title) {
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
