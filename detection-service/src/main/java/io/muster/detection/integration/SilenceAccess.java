package io.muster.detection.integration;

/** What a key may do with silences by Alertmanager's API: who may hide alerts may hide an incident. */
public enum SilenceAccess {
    /** The key takes signals in, and that is all. */
    NONE,
    READ,
    /** Also read. */
    WRITE;

    public boolean reads() {
        return this != NONE;
    }

    public boolean writes() {
        return this == WRITE;
    }
}
