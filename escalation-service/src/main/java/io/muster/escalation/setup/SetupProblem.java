package io.muster.escalation.setup;

import io.muster.contracts.ProblemCode;

/** How the one file is refused. */
public enum SetupProblem implements ProblemCode {
    INVALID_SETUP("setup-invalid", 422, "The set-up cannot be used"),
    SETUP_IN_USE("setup-in-use", 409, "Something that is to be removed is still needed"),
    UNKNOWN_PART("setup-part-unknown", 404, "There is no such part of the set-up");

    private final Entry entry;

    SetupProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
