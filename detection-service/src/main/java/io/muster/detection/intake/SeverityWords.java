package io.muster.detection.intake;

import java.util.Locale;

/** The words that senders use for how bad it is, in the words that policies are written in. */
final class SeverityWords {

    private SeverityWords() {}

    /** @return critical, error, warning or info; the word itself when it is none of those we know; null for null */
    static String of(String word) {
        if (word == null) {
            return null;
        }
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "p1", "critical", "fatal", "page", "emergency", "disaster" -> "critical";
            case "p2", "high", "error", "major" -> "error";
            case "p3", "medium", "warning", "warn", "normal", "minor", "average" -> "warning";
            case "p4", "p5", "low", "info", "informational", "information", "debug", "success", "ok" -> "info";
            default -> word.strip();
        };
    }
}
