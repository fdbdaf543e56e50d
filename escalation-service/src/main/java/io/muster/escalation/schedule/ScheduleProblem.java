package io.muster.escalation.schedule;

import io.muster.contracts.ProblemCode;

/** How schedules refuse. */
public enum ScheduleProblem implements ProblemCode {
    UNKNOWN_SCHEDULE("schedule-unknown", 404, "There is no such schedule"),
    INVALID_ROTATION("rotation-invalid", 422, "The rotation cannot be used"),
    INVALID_INSTANT("instant-invalid", 400, "The instant cannot be read");

    private final String code;
    private final int status;
    private final String title;

    ScheduleProblem(String code, int status, String title) {
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
