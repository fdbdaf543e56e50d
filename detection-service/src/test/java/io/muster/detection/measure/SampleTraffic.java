package io.muster.detection.measure;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * Orders of a store in each minute, always the same ones: a curve over the day that depends on the weekday, slow growth,
 * days that are better or worse as a whole, and noise of single minutes that is wider than chance alone. A sale day and
 * outages are laid over it.
 */
final class SampleTraffic {

    /** A Monday. */
    static final long FIRST = Minutes.of(Instant.parse("2026-01-05T00:00:00Z"));

    private static final double PEAK = 700;
    private static final double GROWTH_PER_WEEK = 0.01;
    private static final double WILDNESS = 0.04;
    private static final double[] WEEKDAYS = {0.95, 0.93, 0.95, 1.0, 1.05, 1.15, 1.2};

    private final double[] orders;

    private SampleTraffic(double[] orders) {
        this.orders = orders;
    }

    static SampleTraffic ofWeeks(int weeks, long seed) {
        Random random = new Random(seed);
        double[] orders = new double[weeks * Minutes.A_WEEK];
        double day = 1;
        double drift = 0;
        for (int i = 0; i < orders.length; i++) {
            if (i % Minutes.A_DAY == 0) {
                day = 1 + 0.03 * random.nextGaussian();
            }
            drift = 0.98 * drift + 0.004 * random.nextGaussian();
            double expected = curve(i) * day * (1 + drift);
            double spread = Math.sqrt(expected + WILDNESS * WILDNESS * expected * expected);
            orders[i] = Math.max(0, Math.round(expected + spread * random.nextGaussian()));
        }
        return new SampleTraffic(orders);
    }

    private static double curve(int i) {
        double hour = (i % Minutes.A_DAY) / 60.0;
        double daily = 0.12 + 0.55 * bump(hour, 13, 4) + 0.85 * bump(hour, 20, 2.5);
        return PEAK * daily * WEEKDAYS[i / Minutes.A_DAY % 7] * (1 + GROWTH_PER_WEEK * i / Minutes.A_WEEK);
    }

    private static double bump(double hour, double centre, double width) {
        double distance = Math.min(Math.abs(hour - centre), 24 - Math.abs(hour - centre)) / width;
        return Math.exp(-distance * distance / 2);
    }

    /** A day on which more is sold, which people come to and leave over three hours. */
    SampleTraffic withSale(int day, double times) {
        double[] changed = orders.clone();
        int ramp = 180;
        for (int i = 0; i < Minutes.A_DAY; i++) {
            double in = Math.min(1, Math.min(i, Minutes.A_DAY - 1 - i) / (double) ramp);
            int at = day * Minutes.A_DAY + i;
            changed[at] = Math.round(changed[at] * (1 + (times - 1) * in));
        }
        return new SampleTraffic(changed);
    }

    /** Only a share of the orders arrives. @param from in minutes since the first one */
    SampleTraffic withDrop(int from, int minutes, double left) {
        double[] changed = orders.clone();
        for (int i = from; i < from + minutes; i++) {
            changed[i] = Math.round(changed[i] * left);
        }
        return new SampleTraffic(changed);
    }

    int minutes() {
        return orders.length;
    }

    Series series() {
        return Series.from(FIRST, orders);
    }

    /** What would be known at the beginning of a minute. */
    Series before(int minute) {
        return Series.from(FIRST, Arrays.copyOf(orders, minute));
    }
}
