package io.muster.detection.measure;

/** The normal distribution, as far as it is needed. */
final class Normal {

    private Normal() {}

    /**
     * The probability to stay below so many standard deviations; by Abramowitz and Stegun 26.2.17, which is right to
     * seven digits.
     *
     * @param deviations not negative
     */
    static double within(double deviations) {
        double t = 1 / (1 + 0.2316419 * deviations);
        double tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
