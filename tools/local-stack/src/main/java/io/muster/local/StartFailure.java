package io.muster.local;

/** Why the suite does not start, in one line for the person at the terminal. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String line) {
        super(line);
    }

    public StartFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
