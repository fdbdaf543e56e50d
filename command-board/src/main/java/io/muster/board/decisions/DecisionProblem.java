package io.muster.board.decisions;

import io.muster.contracts.ProblemCode;

/** Why a decision cannot be taken on the board. */
public enum DecisionProblem implements ProblemCode {
    DECISION_UNKNOWN("decision-unknown", 422, "No such decision"),
    DECISION_NOT_OPEN("decision-not-open", 409, "This is not to be decided now"),
    DECISION_NOT_YOURS("decision-not-yours", 403, "Others decide this"),
    DECISION_REFUSED("decision-refused", 409, "The stage's service refused the decision"),
    STAGE_UNREACHABLE("stage-unreachable", 503, "The stage's service cannot be reached");

    private final Entry entry;

    DecisionProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
