package io.muster.detection.policy;

import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is an incident and what is only minor (R28): one version of the policy, which is data that the store owner
 * publishes. Versions are never changed, only followed by the next.
 *
 * @param version counts from 1; stands in every decision
 * @param publishedBy the person's id, or {@code muster} for the one that comes with the product
 */
public record DeclarationPolicy(long version, List<Rule> rules, Instant publishedAt, String publishedBy) {

    static final int MAX_RULES = 200;

    public DeclarationPolicy {
        rules = List.copyOf(rules);
    }

    /**
     * Decides about one signal; total: what no rule matches is minor. A person's report of a breach never is: what is minor
     * lies open to everyone, and nobody is told of it.
     */
    public Decision decide(Facts facts) {
        Decision decision = byRules(facts);
        return facts.isSecurityReport() && !decision.isIncident() ? neverMinor(decision) : decision;
    }

    private static Decision neverMinor(Decision decision) {
        return new Decision(
                Outcome.INCIDENT,
                decision.rule(),
                Severity.SEV2,
                decision.service(),
                decision.journey(),
                "a report of a breach is never minor, proposed " + Severity.SEV2,
                decision.policyVersion());
    }

    private Decision byRules(Facts facts) {
        return rules.stream()
                .filter(rule -> rule.matches(facts))
                .findFirst()
                .map(rule -> decided(rule, facts))
                .orElseGet(() -> new Decision(
                        Outcome.MINOR,
                        null,
                        null,
                        facts.service(),
                        facts.journey(),
                        "no rule of declaration policy v" + version + " matches",
                        version));
    }

    private Decision decided(Rule rule, Facts facts) {
        boolean incident = rule.outcome() == Outcome.INCIDENT;
        Severity severity = incident ? Optional.ofNullable(rule.severity()).orElse(Severity.SEV3) : null;
        String reason = "rule \"" + rule.name() + "\" of declaration policy v" + version + ": "
                + (incident ? "an incident, proposed " + severity : "minor");
        return new Decision(
                rule.outcome(),
                rule.name(),
                severity,
                facts.service() != null ? facts.service() : rule.service(),
                facts.journey() != null ? facts.journey() : rule.journey(),
                reason,
                version);
    }

    /** What is wrong with a list of rules before it is published; empty when nothing is. */
    public static Optional<String> flawIn(List<Rule> rules) {
        if (rules == null || rules.isEmpty()) {
            return Optional.of("a policy needs at least one rule");
        }
        if (rules.size() > MAX_RULES) {
            return Optional.of("a policy has at most " + MAX_RULES + " rules");
        }
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            if (rule == null || rule.name() == null || rule.name().isBlank()) {
                return Optional.of("every rule needs a name");
            }
            if (rule.outcome() == null) {
                return Optional.of("rule \"" + rule.name() + "\" needs an outcome: incident or minor");
            }
            if (!names.add(rule.name())) {
                return Optional.of("two rules are named \"" + rule.name() + "\"");
            }
        }
        return Optional.empty();
    }
}
