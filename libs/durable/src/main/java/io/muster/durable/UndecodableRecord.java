package io.muster.durable;

/** A record that nobody will ever understand: it becomes a dead letter at once, without retries. */
public class UndecodableRecord extends RuntimeException {
    public UndecodableRecord(String message) {
        super(message);
    }

    public UndecodableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
