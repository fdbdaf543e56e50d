package io.muster.triage.severity;

import io.muster.contracts.ProblemCode;

/** Why a severity policy is refused. */
public enum SeverityProblem implements ProblemCode {
    POLICY_INCOMPLETE("severity-policy-incomplete", 422, "The severity policy is not complete"),
    POLICY_OUTDATED("severity-policy-outdated", 409, "Somebody changed the severity policy meanwhile"),
    POLICY_UNKNOWN("severity-policy-unknown", 404, "There is no such version of the severity policy");

    private final Entry entry;

    SeverityProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
