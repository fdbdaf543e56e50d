package io.muster.comms.cadence;

import io.muster.contracts.ProblemCode;

/** How a cadence policy is refused. */
public enum CadenceProblem implements ProblemCode {
    POLICY_FLAWED("cadence-policy-flawed", 422, "The cadence policy cannot be put in force");

    private final Entry entry;

    CadenceProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
