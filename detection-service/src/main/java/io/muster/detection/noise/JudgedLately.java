package io.muster.detection.noise;

import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The alerts that this replica judged so short a time ago that whoever published other rules meanwhile may not have seen
 * them: they were not stored yet, and judged by the rules of before. A repetition is not judged again, so that nobody else
 * would find them under the new rules.
 */
final class JudgedLately {

    private record Judged(Map<String, String> labels, Instant at) {}

    private final Map<String, Judged> alerts = new ConcurrentHashMap<>();

    /** To be told before the rules are looked at that judge it. */
    void add(String fingerprint, Map<String, String> labels, Instant at) {
        alerts.put(fingerprint, new Judged(labels, at));
    }

    /** What of them may keep others quiet by these rules. */
    List<Inhibitor> inhibitors(InhibitionRules rules) {
        return alerts.entrySet().stream()
                .flatMap(alert ->
                        rules.inhibitorsOf(alert.getKey(), alert.getValue().labels()).stream())
                .toList();
    }

    /** Those of longer ago are stored, or never will be. */
    void forget(Instant now, Duration age) {
        Instant old = now.minus(age);
        alerts.values().removeIf(judged -> judged.at().isBefore(old));
    }
}
