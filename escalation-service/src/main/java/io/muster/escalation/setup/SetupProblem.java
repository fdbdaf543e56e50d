package io.muster.escalation.setup;

import io.muster.contracts.ProblemCode;

/** How the one file is refused. */
public enum SetupProblem implements ProblemCode {
    INVALID_SETUP("setup-invalid", 422, "The set-up cannot be used");

    private final String code;
    private final int status;
    private final String title;

    SetupProblem(String code, int status, String title) {
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
