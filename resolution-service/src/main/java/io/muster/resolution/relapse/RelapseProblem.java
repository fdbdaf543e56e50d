package io.muster.resolution.relapse;

import io.muster.contracts.ProblemCode;

/** Why a relapse policy is refused. */
public enum RelapseProblem implements ProblemCode {
    POLICY_INCOMPLETE("relapse-policy-incomplete", 422, "The relapse policy is not complete");

    private final Entry entry;

    RelapseProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
