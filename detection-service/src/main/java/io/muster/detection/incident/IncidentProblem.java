package io.muster.detection.incident;

import io.muster.contracts.ProblemCode;

/** How a call about incidents, alerts or reports can be refused. */
public enum IncidentProblem implements ProblemCode {
    DECISION_UNKNOWN("decision-unknown", 404, "Nothing was decided about such a signal"),
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident"),
    INVALID_DECLARATION("invalid-declaration", 422, "The declaration is not valid"),
    RECEIPT_UNKNOWN("receipt-unknown", 404, "There is no such report"),
    SCOPE_TAKEN("scope-taken", 409, "An incident of the same scope is open");

    private final Entry entry;

    IncidentProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
