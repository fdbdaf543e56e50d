package io.muster.comms.cadence;

import io.muster.contracts.ProblemCode;

/** How a cadence policy is refused. */
public enum CadenceProblem implements ProblemCode {
    POLICY_FLAWED("cadence-policy-flawed", 422, "The cadence policy cannot be put in force");

    private final String code;
    private final int status;
    private final String title;

    CadenceProblem(String code, int status, String title) {
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
