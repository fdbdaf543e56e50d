package io.muster.detection.measure;

import io.muster.contracts.Measure.Expected;

/**
 * What a minute is expected to bring.
 *
 * @param central the most likely value, in the metric's unit
 * @param error standard deviation of {@code central} itself: how far the baseline may be off
 * @param variance of a single minute's value around what is expected on average
 * @param method how it was found
 * @param confidence how much it rests on, between 0 and 1
 */
public record Expectation(double central, double error, double variance, Method method, double confidence) {

    /** 5 % of a normal distribution lie beyond so many standard deviations on each side. */
    private static final double BAND = 1.645;

    /** The baselines, in the order in which they are preferred (contracts, "lost orders and revenue"). */
    public enum Method {
        /** The median of the same weekday and time in recent weeks, scaled to today's level. */
        B3,
        /** The median of the same weekday and time in recent weeks. */
        B2,
        /** The same time last week: there are too few weeks for a median. */
        B1
    }

    /**
     * The band of what is expected on average, which contains the truth in nine cases of ten; a single minute scatters
     * further.
     */
    public Expected band() {
        double width = BAND * error;
        return new Expected(Math.max(0, central - width), central, central + width, method.name(), confidence);
    }
}
