package io.muster.detection.incident;

import io.muster.contracts.ProblemCode;

/** How a call about incidents, alerts or reports can be refused. */
public enum IncidentProblem implements ProblemCode {
    DECISION_UNKNOWN("decision-unknown", 404, "Nothing was decided about such a signal"),
    INCIDENT_UNKNOWN("incident-unknown", 404, "There is no such incident"),
    RECEIPT_UNKNOWN("receipt-unknown", 404, "There is no such report"),
    SCOPE_TAKEN("scope-taken", 409, "An incident of the same scope is open");

    private final String code;
    private final int status;
    private final String title;

    IncidentProblem(String code, int status, String title) {
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
