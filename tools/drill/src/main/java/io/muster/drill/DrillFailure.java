package io.muster.drill;

/** A stage did not happen as the scenario expects; the message is the one line that the drill ends with. */
final class DrillFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DrillFailure(String message) {
        super(message);
    }

    DrillFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
