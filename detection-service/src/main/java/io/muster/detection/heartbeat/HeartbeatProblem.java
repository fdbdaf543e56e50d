package io.muster.detection.heartbeat;

import io.muster.contracts.ProblemCode;

/** How a call about heartbeats can be refused. */
public enum HeartbeatProblem implements ProblemCode {
    HEARTBEAT_UNKNOWN("heartbeat-unknown", 404, "There is no such heartbeat"),
    INVALID_HEARTBEAT("invalid-heartbeat", 422, "The heartbeat is not valid");

    private final String code;
    private final int status;
    private final String title;

    HeartbeatProblem(String code, int status, String title) {
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
