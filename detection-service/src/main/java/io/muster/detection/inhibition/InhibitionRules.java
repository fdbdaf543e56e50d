package io.muster.detection.inhibition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which alerts keep which others quiet: one version of the rules, which are data. Versions are never changed, only
 * followed by the next.
 *
 * @param version counts from 1
 * @param publishedBy the person's id, or {@code muster} for the ones that come with the product
 */
public record InhibitionRules(long version, List<InhibitionRule> rules, Instant publishedAt, String publishedBy) {

    static final int MAX_RULES = 100;

    public InhibitionRules {
        rules = List.copyOf(rules);
    }

    /**
     * An alert that may keep others quiet while it fires.
     *
     * @param key what it has in common with its targets
     * @param alsoTarget it is a target of the same rule, and then keeps no other such quiet
     */
    public record Inhibitor(String fingerprint, String key, boolean alsoTarget) {}

    /** What keeps an alert quiet. */
    public record Inhibition(String fingerprint, String rule) {}

    /** As what the alert may keep others quiet; empty for most. */
    public List<Inhibitor> inhibitorsOf(String fingerprint, Map<String, String> labels) {
        return rules.stream()
                .filter(rule -> rule.isSource(labels))
                .map(rule -> new Inhibitor(fingerprint, rule.key(labels), rule.isTarget(labels)))
                .toList();
    }

    /** The keys under which something could keep the alert quiet. */
    public Set<String> keysOver(Map<String, String> labels) {
        Set<String> keys = new HashSet<>();
        targeting(labels).forEach(rule -> keys.add(rule.key(labels)));
        return keys;
    }

    /**
     * What keeps the alert quiet.
     *
     * @param firing by key, those that fire now
     */
    public List<Inhibition> over(String fingerprint, Map<String, String> labels, Map<String, List<Inhibitor>> firing) {
        List<Inhibition> found = new ArrayList<>();
        targeting(labels).forEach(rule -> {
            boolean twoSided = rule.isSource(labels);
            firing.getOrDefault(rule.key(labels), List.of()).stream()
                    .filter(inhibitor -> !inhibitor.fingerprint().equals(fingerprint))
                    .filter(inhibitor -> !(twoSided && inhibitor.alsoTarget()))
                    .forEach(inhibitor -> found.add(new Inhibition(inhibitor.fingerprint(), rule.name())));
        });
        return found;
    }

    private Stream<InhibitionRule> targeting(Map<String, String> labels) {
        return rules.stream().filter(rule -> rule.isTarget(labels));
    }

    /** What is wrong with a list of rules before it is published; empty when nothing is. No rule at all is fine. */
    public static Optional<String> flawIn(List<InhibitionRule> rules) {
        if (rules.size() > MAX_RULES) {
            return Optional.of("there are at most " + MAX_RULES + " rules");
        }
        Set<String> names = new HashSet<>();
        for (InhibitionRule rule : rules) {
            if (rule.source().isEmpty() || rule.target().isEmpty()) {
                return Optional.of("rule \"" + rule.name() + "\" needs a source and a target");
            }
            if (!names.add(rule.name())) {
                return Optional.of("two rules are named \"" + rule.name() + "\"");
            }
        }
        return Optional.empty();
    }
}
