package io.muster.detection.policy;

/** What the declaration policy makes of a signal (R28). */
public enum Outcome {
    /** It opens an incident, or belongs to the one that is open for its scope. */
    INCIDENT,
    /** It is kept and can be looked up; nobody is disturbed. */
    MINOR
}
