package io.muster.detection.integration;

import java.util.List;
import java.util.Map;

/**
 * How any JSON becomes alerts, written by its user. An expression that begins with {@code $} is a JSONPath and is looked
 * up; any other text stands for itself.
 *
 * @param alerts where the alerts are, a path that gives a list; null when the whole body is one
 * @param key what names an alert from its first report to its resolve; looked up in the alert
 * @param summary what is broken, in one line
 * @param description more about it; may be null
 * @param labels name to expression; {@code journey}, {@code service} and {@code severity} are what the policy looks at
 * @param annotations name to expression
 * @param status looked up in the alert; null when it never says that something is over
 * @param resolvedWhen the values of the status that mean it is over, in any case
 * @param startsAt when it began; null for when it was received
 * @param url where to look; may be null
 */
public record AlertMapping(
        String alerts,
        String key,
        String summary,
        String description,
        Map<String, String> labels,
        Map<String, String> annotations,
        String status,
        List<String> resolvedWhen,
        String startsAt,
        String url) {

    public AlertMapping {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        resolvedWhen = resolvedWhen == null ? List.of() : List.copyOf(resolvedWhen);
    }
}
