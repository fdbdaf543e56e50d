package io.muster.detection.alert;

import io.muster.contracts.ProblemCode;

/** How a call about alerts can be refused. */
public enum AlertProblem implements ProblemCode {
    ALERT_UNKNOWN("alert-unknown", 404, "There is no such alert");

    private final Entry entry;

    AlertProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
