package io.muster.triage.cause;

import io.muster.contracts.ProblemCode;

/** Why a hypothesis cannot be changed. */
public enum CauseProblem implements ProblemCode {
    HYPOTHESIS_UNKNOWN("hypothesis-unknown", 404, "There is no such hypothesis");

    private final Entry entry;

    CauseProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
