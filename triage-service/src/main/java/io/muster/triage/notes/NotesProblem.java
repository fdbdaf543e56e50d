package io.muster.triage.notes;

import io.muster.contracts.ProblemCode;

/** Why the notebook refuses. */
public enum NotesProblem implements ProblemCode {
    CHECKLIST_ITEM_UNKNOWN("checklist-item-unknown", 404, "There is no such checklist item");

    private final String code;
    private final int status;
    private final String title;

    NotesProblem(String code, int status, String title) {
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
