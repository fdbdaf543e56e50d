package io.muster.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Processor time that was used by the parts of a system. */
record Usage(Map<String, Duration> parts) {

    Usage {
        parts = new TreeMap<>(parts);
    }

    /** What a target has used so far. */
    static Usage of(Target target) {
        return new Usage(target.processorTime());
    }

    Usage since(Usage earlier) {
        return new Usage(parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue().minus(earlier.parts.get(part.getKey())))));
    }

    Duration total() {
        return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** For one of so many. */
    Usage forEach(int many) {
        return new Usage(parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> part.getValue().dividedBy(many))));
    }

    /** For one of so many alerts, with the parts when there are several. */
    String each(int alerts) {
        String whole = micros(total(), alerts);
        return parts.size() == 1
                ? whole
                : whole + " ("
                        + parts.entrySet().stream()
                                .map(part -> part.getKey() + " " + micros(part.getValue(), alerts))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String micros(Duration time, int alerts) {
        return String.format(Locale.ROOT, "%.0f µs", time.toNanos() / 1e3 / Math.max(1, alerts));
    }
}
