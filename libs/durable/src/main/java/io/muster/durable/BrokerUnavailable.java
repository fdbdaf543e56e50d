package io.muster.durable;

/** The broker did not acknowledge in time. The record may or may not have been stored; the sender must send it again. */
public class BrokerUnavailable extends RuntimeException {
    public BrokerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
