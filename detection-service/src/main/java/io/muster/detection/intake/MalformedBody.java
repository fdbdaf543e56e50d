package io.muster.detection.intake;

/** A body that is not what its format says; expected, so it carries no stack trace. */
class MalformedBody extends RuntimeException {

    private final int code;

    /** @param code Alertmanager's number for what is wrong: 400, or its validation codes from 600 on */
    MalformedBody(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
