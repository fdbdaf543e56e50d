package io.muster.triage.ownership;

import io.muster.contracts.ProblemCode;

/** Why a stage's owner cannot be named. */
public enum OwnershipProblem implements ProblemCode {
    OWNER_UNCHANGED("stage-owner-unchanged", 409, "The stage has this owner already");

    private final Entry entry;

    OwnershipProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
