package io.muster.triage.record.persistence;

import io.muster.triage.record.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A listing as a query: only what is asked for is a condition. */
final class RecordQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    RecordQuery(Listing listing) {
        conditions.add("mergedInto is null");
        if (listing.open() != null) {
            var open = "over = false and verdict <> 'dismissed'";
            conditions.add(listing.open() ? open : "not (" + open + ")");
        }
        if (!listing.restrictedToo()) {
            conditions.add("restricted = false");
        }
        add("severity = :severity", "severity", listing.severity());
        add("type = :type", "type", listing.type());
        add("number < :before", "before", listing.before());
        add(
                "array_contains(journeys, :journey)",
                "journey",
                listing.journey() == null ? null : listing.journey().name());
        addWords(listing.words());
    }

    private void add(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private void addWords(String words) {
        if (words == null) {
            return;
        }
        for (var word : words.strip().split("\\s+")) {
            var name = "word" + parameters.size();
            conditions.add("locate(:%s, lower(what)) > 0".formatted(name));
            parameters.put(name, word.toLowerCase(Locale.ROOT));
        }
    }

    String where() {
        return String.join(" and ", conditions) + " order by number desc";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
