package io.muster.escalation.roles;

import io.muster.contracts.ProblemCode;

/** How role assignment refuses. */
public enum RoleProblem implements ProblemCode {
    UNKNOWN_ROLE("role-unknown", 404, "There is no such role"),
    NOT_YOURS_TO_GIVE("role-not-yours-to-give", 403, "You may not give this role");

    private final String code;
    private final int status;
    private final String title;

    RoleProblem(String code, int status, String title) {
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
