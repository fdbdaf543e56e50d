package io.muster.detection.matching;

import java.util.List;
import java.util.Map;

/** What a list is narrowed to by label matchers, as Alertmanager's API understands them. */
public final class Filters {

    private Filters() {}

    /** @throws IllegalArgumentException when one of them is no matcher; the message is for the caller */
    public static List<Matcher> parse(List<String> filters) {
        return filters.stream().map(Matcher::parse).toList();
    }

    /**
     * Whether all filters accept the labels. A filter for the empty value asks whether the label is there at all.
     */
    public static boolean accept(List<Matcher> filters, Map<String, String> labels) {
        return filters.stream().allMatch(filter -> accepts(filter, labels));
    }

    private static boolean accepts(Matcher filter, Map<String, String> labels) {
        boolean there = labels.containsKey(filter.name());
        if (filter.value().isEmpty() && there != filter.operator().isEqual()) {
            return true;
        }
        return filter.matches(labels);
    }
}
