package io.muster.triage.severity;

import io.muster.contracts.ProblemCode;

/** Why a severity policy is refused. */
public enum SeverityProblem implements ProblemCode {
    POLICY_INCOMPLETE("severity-policy-incomplete", 422, "The severity policy is not complete"),
    POLICY_OUTDATED("severity-policy-outdated", 409, "Somebody changed the severity policy meanwhile");

    private final String code;
    private final int status;
    private final String title;

    SeverityProblem(String code, int status, String title) {
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
