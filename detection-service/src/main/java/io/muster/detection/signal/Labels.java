package io.muster.detection.signal;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is done to the labels and annotations of senders before anything is computed from them. */
public final class Labels {

    private Labels() {}

    /**
     * Drops empty values and replaces what no database or JSON writer can hold (the NUL character, halves of surrogate
     * pairs). Ordered by the bytes of the names, as Alertmanager orders them.
     */
    public static SortedMap<String, String> cleaned(Map<String, String> raw) {
        SortedMap<String, String> labels = new TreeMap<>();
        raw.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                labels.put(storable(name), storable(value));
            }
        });
        return Collections.unmodifiableSortedMap(labels);
    }

    /** The same text without what cannot be stored. */
    public static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
