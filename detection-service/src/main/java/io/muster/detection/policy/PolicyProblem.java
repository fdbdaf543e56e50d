package io.muster.detection.policy;

import io.muster.contracts.ProblemCode;

/** How publishing a declaration policy can be refused. */
public enum PolicyProblem implements ProblemCode {
    INVALID_POLICY("invalid-declaration-policy", 422, "The declaration policy is not valid");

    private final String code;
    private final int status;
    private final String title;

    PolicyProblem(String code, int status, String title) {
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
