package io.muster.escalation.room;

import io.muster.contracts.ProblemCode;

/** How a room is refused. */
public enum RoomProblem implements ProblemCode {
    NO_ROOM("room-unknown", 404, "The incident has no room yet"),
    NOT_SET_UP("room-kind-not-set-up", 422, "No provider of that kind is set up here");

    private final String code;
    private final int status;
    private final String title;

    RoomProblem(String code, int status, String title) {
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
