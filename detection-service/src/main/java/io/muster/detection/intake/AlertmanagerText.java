package io.muster.detection.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels in the text that Alertmanager's default templates write about a group's alerts: {@code  - name = value}
 * below {@code Labels:}. A user who only changes the receiver's address keeps journey and service that way.
 */
final class AlertmanagerText {

    private static final Pattern LABEL = Pattern.compile("^ - ([a-zA-Z_][a-zA-Z0-9_]*) = (.{1,200})$");

    private AlertmanagerText() {}

    /** Those that all alerts of the text have with one value. @param text null for none */
    static Map<String, String> labels(String text) {
        Map<String, String> common = null;
        Map<String, String> current = null;
        for (String line : text == null ? new String[0] : text.split("\n")) {
            if (line.startsWith("Labels:")) {
                common = common == null ? current : retained(common, current);
                current = new LinkedHashMap<>();
            } else if (line.startsWith("Annotations:")) {
                common = common == null ? current : retained(common, current);
                current = null;
            } else if (current != null) {
                Matcher label = LABEL.matcher(line);
                if (label.matches()) {
                    current.put(label.group(1), label.group(2));
                }
            }
        }
        Map<String, String> all = common == null ? current : retained(common, current);
        return all == null ? Map.of() : all;
    }

    private static Map<String, String> retained(Map<String, String> common, Map<String, String> other) {
        if (other != null) {
            common.entrySet().retainAll(other.entrySet());
        }
        return common;
    }
}
