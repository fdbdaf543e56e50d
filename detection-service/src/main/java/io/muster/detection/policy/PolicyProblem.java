package io.muster.detection.policy;

import io.muster.contracts.ProblemCode;

/** How publishing a declaration policy can be refused. */
public enum PolicyProblem implements ProblemCode {
    INVALID_POLICY("invalid-declaration-policy", 422, "The declaration policy is not valid"),
    POLICY_OUTDATED("declaration-policy-outdated", 409, "The declaration policy has changed"),
    POLICY_UNKNOWN("declaration-policy-unknown", 404, "There is no such version of the declaration policy");

    private final Entry entry;

    PolicyProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
