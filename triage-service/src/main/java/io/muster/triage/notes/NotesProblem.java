package io.muster.triage.notes;

import io.muster.contracts.ProblemCode;

/** Why the notebook refuses. */
public enum NotesProblem implements ProblemCode {
    CHECKLIST_ITEM_UNKNOWN("checklist-item-unknown", 404, "There is no such checklist item"),
    CHECKLIST_ITEM_OF_OTHERS("checklist-item-of-others", 403, "Others tick this checklist item");

    private final Entry entry;

    NotesProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
