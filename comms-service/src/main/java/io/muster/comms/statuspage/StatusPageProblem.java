package io.muster.comms.statuspage;

import io.muster.contracts.ProblemCode;

/** How the status page refuses. */
public enum StatusPageProblem implements ProblemCode {
    COMPONENT_UNKNOWN("component-not-found", 404, "There is no such component"),
    TIME_ZONE_UNKNOWN("time-zone-unknown", 422, "There is no such time zone"),
    STATUS_UNKNOWN("status-unknown", 503, "The state of the store is not known yet");

    private final String code;
    private final int status;
    private final String title;

    StatusPageProblem(String code, int status, String title) {
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
