package io.muster.detection.inhibition;

import io.muster.detection.matching.Matcher;
import java.util.List;
import java.util.Map;

/**
 * While an alert fires that the source matchers match, alerts that the target matchers match disturb nobody, if both have
 * the same values in all labels of {@code equal}; a label that both lack is equal. The rules are Alertmanager's.
 *
 * @param name stable; shown in reasons
 */
public record InhibitionRule(String name, List<Matcher> source, List<Matcher> target, List<String> equal) {

    private static final char SEPARATOR = '\u001f';

    public InhibitionRule {
        source = List.copyOf(source);
        target = List.copyOf(target);
        equal = equal.stream().sorted().distinct().toList();
    }

    /** What a source and its targets have in common: the rule and the values of the equal labels. */
    public String key(Map<String, String> labels) {
        StringBuilder key = new StringBuilder(name);
        equal.forEach(label -> key.append(SEPARATOR).append(labels.getOrDefault(label, "")));
        return key.toString();
    }

    public boolean isSource(Map<String, String> labels) {
        return matches(source, labels);
    }

    public boolean isTarget(Map<String, String> labels) {
        return matches(target, labels);
    }

    private static boolean matches(List<Matcher> matchers, Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
