package io.muster.review.metrics;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How a measure came out over several incidents. A mean alone hides the bad day, which is what a reader looks for.
 *
 * @param count of how many incidents the duration is known
 * @param median half took at most as long: the middle one, or the mean of the middle two; null when there is none
 * @param p90 nine of ten took at most as long: the shortest that holds (nearest rank); null when there is none
 * @param mean to the second; null when there is none
 */
public record Spread(int count, Duration median, Duration p90, Duration mean) {

    static Spread of(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        int count = sorted.size();
        if (count == 0) {
            return new Spread(0, null, null, null);
        }
        Duration sum = sorted.stream().reduce(Duration.ZERO, Duration::plus);
        return new Spread(count, median(sorted), sorted.get((9 * count + 9) / 10 - 1), wholeSeconds(sum, count));
    }

    private static Duration median(List<Duration> sorted) {
        int count = sorted.size();
        Duration upper = sorted.get(count / 2);
        return count % 2 == 1 ? upper : wholeSeconds(sorted.get(count / 2 - 1).plus(upper), 2);
    }

    private static Duration wholeSeconds(Duration sum, int parts) {
        return Duration.ofSeconds(sum.dividedBy(parts).toSeconds());
    }
}
