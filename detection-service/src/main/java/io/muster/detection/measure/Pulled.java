package io.muster.detection.measure;

import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.TakeMeasures.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a pull gave, cut into pushes of whole minutes that are small enough to be taken. */
final class Pulled {

    private Pulled() {}

    /**
     * Oldest first; the last one reaches to the end of the asked minutes. The id holds the minutes: after a kill between
     * taking and recording the same push is known.
     */
    static List<Push> pushes(Range asked, List<Reading> readings) {
        List<Push> pushes = new ArrayList<>();
        List<Reading> part = new ArrayList<>();
        long first = asked.first();
        TreeMap<Long, List<Reading>> byMinute =
                readings.stream().collect(Collectors.groupingBy(Reading::minute, TreeMap::new, Collectors.toList()));
        for (Map.Entry<Long, List<Reading>> minute : byMinute.entrySet()) {
            if (!part.isEmpty() && part.size() + minute.getValue().size() > TakeMeasures.MOST_VALUES) {
                pushes.add(push(first, minute.getKey() - 1, part));
                first = minute.getKey();
                part = new ArrayList<>();
            }
            part.addAll(minute.getValue());
        }
        if (!part.isEmpty()) {
            pushes.add(push(first, asked.last(), part));
        }
        return pushes;
    }

    private static Push push(long first, long last, List<Reading> readings) {
        return new Push(first + "-" + last, Minutes.start(last + 1), false, List.copyOf(readings));
    }
}
