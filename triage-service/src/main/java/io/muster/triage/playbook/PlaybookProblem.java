package io.muster.triage.playbook;

import io.muster.contracts.ProblemCode;

/** Why a playbook is not given or taken. */
public enum PlaybookProblem implements ProblemCode {
    PLAYBOOK_UNKNOWN("playbook-unknown", 404, "There is no such playbook"),
    PLAYBOOK_OUTDATED("playbook-outdated", 409, "Somebody changed the playbook meanwhile"),
    PLAYBOOK_DOUBLED("playbook-item-doubled", 422, "Two items of the checklist have one key"),
    PLAYBOOK_TAKEN("playbook-type-taken", 409, "Another playbook is for this type of incident");

    private final Entry entry;

    PlaybookProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
