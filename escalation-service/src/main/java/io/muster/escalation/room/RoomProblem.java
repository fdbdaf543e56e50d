package io.muster.escalation.room;

import io.muster.contracts.ProblemCode;

/** How a room is refused. */
public enum RoomProblem implements ProblemCode {
    NO_ROOM("room-unknown", 404, "The incident has no room yet"),
    NOT_SET_UP("room-kind-not-set-up", 422, "No provider of that kind is set up here");

    private final Entry entry;

    RoomProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
