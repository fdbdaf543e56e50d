package io.muster.escalation.policy;

import io.muster.contracts.ProblemCode;

/** How escalation policies refuse. */
public enum PolicyProblem implements ProblemCode {
    UNKNOWN_POLICY("escalation-policy-unknown", 404, "There is no such escalation policy"),
    INVALID_POLICY("escalation-policy-invalid", 422, "The escalation policy cannot be used");

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
