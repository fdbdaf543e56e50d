package io.muster.detection.inhibition;

import io.muster.contracts.ProblemCode;

/** How publishing inhibition rules can be refused. */
public enum InhibitionProblem implements ProblemCode {
    INVALID_RULES("invalid-inhibition-rules", 422, "The inhibition rules are not valid"),
    RULES_OUTDATED("inhibition-rules-outdated", 409, "The inhibition rules have changed"),
    RULES_UNKNOWN("inhibition-rules-unknown", 404, "There is no such version of the inhibition rules");

    private final Entry entry;

    InhibitionProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
