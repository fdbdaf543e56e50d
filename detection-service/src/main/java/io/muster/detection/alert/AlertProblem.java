package io.muster.detection.alert;

import io.muster.contracts.ProblemCode;

/** How a call about alerts can be refused. */
public enum AlertProblem implements ProblemCode {
    ALERT_UNKNOWN("alert-unknown", 404, "There is no such alert");

    private final String code;
    private final int status;
    private final String title;

    AlertProblem(String code, int status, String title) {
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
