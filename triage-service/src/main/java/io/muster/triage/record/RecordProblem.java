package io.muster.triage.record;

import io.muster.contracts.ProblemCode;

/** Why the incident record refuses. */
public enum RecordProblem implements ProblemCode {
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident"),
    ALREADY_CONFIRMED("already-confirmed", 409, "The incident is confirmed already"),
    ALREADY_DISMISSED("already-dismissed", 409, "The incident was dismissed"),
    INCIDENT_OVER("incident-over", 409, "The incident is over"),
    NOT_THE_COMMANDER("not-the-commander", 403, "This is for the incident's commander"),
    SEVERITY_UNCHANGED("severity-unchanged", 409, "The incident has this severity already"),
    MERGE_INTO_ITSELF("merge-into-itself", 422, "An incident cannot be merged into itself"),
    SPLIT_OF_NOTHING("split-of-nothing", 422, "A split takes a journey or an alert along"),
    SPLIT_OF_OTHERS("split-of-others", 422, "A split takes along only what the incident has");

    private final Entry entry;

    RecordProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
