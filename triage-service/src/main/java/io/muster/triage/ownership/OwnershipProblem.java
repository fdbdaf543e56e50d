package io.muster.triage.ownership;

import io.muster.contracts.ProblemCode;

/** Why a stage's owner cannot be named. */
public enum OwnershipProblem implements ProblemCode {
    OWNER_UNCHANGED("stage-owner-unchanged", 409, "The stage has this owner already");

    private final String code;
    private final int status;
    private final String title;

    OwnershipProblem(String code, int status, String title) {
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
