package io.muster.board.incidents;

import io.muster.contracts.ProblemCode;

/** What the board refuses. */
public enum BoardProblem implements ProblemCode {
    INCIDENT_NOT_FOUND("incident-not-found", 404, "No such incident");

    private final Entry entry;

    BoardProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
