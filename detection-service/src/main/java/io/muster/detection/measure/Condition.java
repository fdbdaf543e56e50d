package io.muster.detection.measure;

/** What a rule waits for. Looks at the newest minutes only, so that it can be said how long it takes at most. */
public sealed interface Condition {

    /** Over how many of the newest minutes, between 1 and {@value #MOST_MINUTES}. */
    int minutes();

    Side side();

    int MOST_MINUTES = 60;

    /** Which way is bad. */
    enum Side {
        BELOW,
        ABOVE
    }

    /** The mean of the minutes stands on the bad side of a fixed value. */
    record Threshold(Side side, double value, int minutes) implements Condition {}

    /**
     * The mean of the minutes is by so many percent on the bad side of the mean of as many minutes some time before.
     *
     * @param ago how many minutes before
     */
    record RateOfChange(Side side, double percent, int ago, int minutes) implements Condition {}

    /**
     * Some of the newest minutes, or all of them, are by so many percent on the bad side of the baseline, and by so many
     * standard deviations, so that chance is no explanation. Looks at the minute that still runs as well.
     *
     * @param percent how far at least
     * @param deviations how sure at least: 4.7 is wrong about once in a million times
     */
    record Deviation(Side side, double percent, double deviations, int minutes) implements Condition {

        /** Sure enough for at most one false alarm in two months. */
        public static final double SURE = 4.7;
    }
}
