package io.muster.bench;

/** What can be measured of the intake. */
enum IntakePhase {
    /** A long list of alerts, and the memory that it takes. */
    LIST,
    /** Ten thousand at once, until all can be seen. */
    BURST,
    /** One alert, from its answer until it can be seen. */
    VISIBLE,
    /** Single new alerts. */
    SINGLE,
    /** New alerts in batches. */
    FRESH,
    /** The same alerts over and over. */
    RESENT
}
