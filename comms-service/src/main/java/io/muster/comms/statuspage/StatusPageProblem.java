package io.muster.comms.statuspage;

import io.muster.contracts.ProblemCode;

/** How the status page refuses. */
public enum StatusPageProblem implements ProblemCode {
    COMPONENT_UNKNOWN("component-not-found", 404, "There is no such component"),
    TIME_ZONE_UNKNOWN("time-zone-unknown", 422, "There is no such time zone"),
    STATUS_UNKNOWN("status-unknown", 503, "The state of the store is not known yet");

    private final Entry entry;

    StatusPageProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
