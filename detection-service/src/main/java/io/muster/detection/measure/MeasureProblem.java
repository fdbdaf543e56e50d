package io.muster.detection.measure;

import io.muster.contracts.ProblemCode;

/** How what concerns measures can be refused. */
public enum MeasureProblem implements ProblemCode {
    INVALID_MEASURE("invalid-measure", 422, "The measures are not valid"),
    ANOTHERS_SEGMENT("segment-of-another-source", 409, "Another source tells this segment"),
    INVALID_RULE("invalid-measure-rule", 422, "The rule is not valid"),
    RULE_UNKNOWN("measure-rule-unknown", 404, "There is no such rule"),
    INVALID_PULL("invalid-measure-pull", 422, "The pull is not valid"),
    PULL_UNKNOWN("measure-pull-unknown", 404, "There is no such pull");

    private final Entry entry;

    MeasureProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
