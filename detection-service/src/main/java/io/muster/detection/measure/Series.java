package io.muster.detection.measure;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was counted in each minute of one series. A minute that nobody told about is absent, which is not zero. */
public final class Series {

    private final long[] minutes;
    private final double[] values;

    private Series(long[] minutes, double[] values) {
        this.minutes = minutes;
        this.values = values;
    }

    /** @param values by minute, see {@link Minutes} */
    public static Series of(Map<Long, Double> values) {
        SortedMap<Long, Double> ordered = new TreeMap<>(values);
        return new Series(
                ordered.keySet().stream().mapToLong(Long::longValue).toArray(),
                ordered.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** One value after the other from the given minute on. */
    public static Series from(long first, double... values) {
        long[] minutes = new long[values.length];
        Arrays.setAll(minutes, i -> first + i);
        return new Series(minutes, values.clone());
    }

    /** The value of a minute; {@link Double#NaN} when it is absent. */
    public double at(long minute) {
        if (isEmpty() || minute < minutes[0] || minute > minutes[minutes.length - 1]) {
            return Double.NaN;
        }
        boolean gapless = minutes[minutes.length - 1] - minutes[0] == minutes.length - 1;
        int found = gapless ? (int) (minute - minutes[0]) : Arrays.binarySearch(minutes, minute);
        return found < 0 ? Double.NaN : values[found];
    }

    public boolean isEmpty() {
        return minutes.length == 0;
    }
}
