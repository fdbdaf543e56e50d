package io.muster.contracts;

/** The topics of the suite. They are created by us, never by accident. */
public final class Topics {
    /** The intake log; key = alert fingerprint. */
    public static final String SIGNALS = "muster.signals.v1";
    /** Every lifecycle event; key = incident id; kept for ever. */
    public static final String LIFECYCLE = "muster.lifecycle.v1";
    /** Business measures per minute; key = segment. */
    public static final String MEASURES = "muster.measures.v1";

    /** What proves each minute that the way of a page is open; key = the canary's id. */
    public static final String CANARY = "muster.canary.v1";

    public static final int LIFECYCLE_PARTITIONS = 24;

    /** What the times of its records are: the broker's own, since a sender's clock may be wrong. */
    public static final String LIFECYCLE_TIMES = "LogAppendTime";

    public static final int SIGNALS_PARTITIONS = 24;
    public static final int MEASURES_PARTITIONS = 24;
    public static final int CANARY_PARTITIONS = 3;

    private Topics() {}
}
