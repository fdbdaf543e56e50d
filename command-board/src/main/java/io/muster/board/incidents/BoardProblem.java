package io.muster.board.incidents;

import io.muster.contracts.ProblemCode;

/** What the board refuses. */
public enum BoardProblem implements ProblemCode {
    INCIDENT_NOT_FOUND("incident-not-found", 404, "No such incident");

    private final String code;
    private final int status;
    private final String title;

    BoardProblem(String code, int status, String title) {
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
