package io.muster.detection.heartbeat;

import io.muster.contracts.ProblemCode;

/** How a call about heartbeats can be refused. */
public enum HeartbeatProblem implements ProblemCode {
    HEARTBEAT_UNKNOWN("heartbeat-unknown", 404, "There is no such heartbeat"),
    INVALID_HEARTBEAT("invalid-heartbeat", 422, "The heartbeat is not valid");

    private final Entry entry;

    HeartbeatProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
