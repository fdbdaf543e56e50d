package io.muster.contracts;

/** Bytes that claim to be a lifecycle event and are none. Fails the same way every time, so it is a dead letter. */
public class MalformedEvent extends RuntimeException {

    public MalformedEvent(String problem) {
        super(problem);
    }

    public MalformedEvent(String problem, Throwable cause) {
        super(problem, cause);
    }
}
