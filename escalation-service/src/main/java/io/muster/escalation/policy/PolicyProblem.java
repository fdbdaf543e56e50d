package io.muster.escalation.policy;

import io.muster.contracts.ProblemCode;

/** How escalation policies refuse. */
public enum PolicyProblem implements ProblemCode {
    UNKNOWN_POLICY("escalation-policy-unknown", 404, "There is no such escalation policy"),
    INVALID_POLICY("escalation-policy-invalid", 422, "The escalation policy cannot be used");

    private final Entry entry;

    PolicyProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
