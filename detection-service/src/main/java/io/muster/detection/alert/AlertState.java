package io.muster.detection.alert;

/** Where an alert stands. */
public enum AlertState {
    FIRING,
    /** Its source said that it is over. */
    RESOLVED,
    /** Its source went silent while it fired: nobody knows, which is not the same as resolved. */
    LOST
}
