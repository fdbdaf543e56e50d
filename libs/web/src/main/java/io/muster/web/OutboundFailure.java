package io.muster.web;

/** No answer came from another system. */
public class OutboundFailure extends RuntimeException {

    public enum Kind {
        /** The operator's allow-list or the fixed rules forbid the destination; a retry will not help. */
        DENIED,
        /** The name does not resolve, or the connection was refused or broken. */
        UNREACHABLE,
        /** No complete answer within the time given; the request may have been carried out. */
        TIMED_OUT,
        /** The answer was longer than allowed; the request was probably carried out. */
        TOO_LARGE
    }

    private final Kind kind;

    public OutboundFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public OutboundFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }

    public boolean isWorthRetrying() {
        return kind == Kind.UNREACHABLE || kind == Kind.TIMED_OUT;
    }
}
