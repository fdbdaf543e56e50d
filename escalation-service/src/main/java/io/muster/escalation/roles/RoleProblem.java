package io.muster.escalation.roles;

import io.muster.contracts.ProblemCode;

/** How role assignment refuses. */
public enum RoleProblem implements ProblemCode {
    UNKNOWN_ROLE("role-unknown", 404, "There is no such role"),
    NOT_YOURS_TO_GIVE("role-not-yours-to-give", 403, "You may not give this role"),
    UNKNOWN_PERSON("role-person-unknown", 422, "Nobody has the id that the role is given to");

    private final Entry entry;

    RoleProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
