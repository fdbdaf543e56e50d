package io.muster.detection.noise;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.matching.Matcher;
import io.muster.detection.matching.Matcher.Operator;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.policy.Rule.Match;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The policy and the inhibition rules in force as a configuration of Alertmanager 0.25. There is one receiver, the suite; a
 * rule of the policy is a route to it, and what it makes of an alert is a comment.
 */
final class ConfigInYaml {

    private static final String ANY = "*";

    private ConfigInYaml() {}

    /**
     * @param resolveTimeout how long an alert without an end fires
     * @param gap the least time between two events of one incident
     */
    static String of(DeclarationPolicy policy, InhibitionRules inhibition, Duration resolveTimeout, Duration gap) {
        List<String> lines = new ArrayList<>();
        lines.add("# What Muster does with alerts: declaration policy v" + policy.version() + ", inhibition rules v"
                + inhibition.version() + ".");
        lines.add("global:");
        lines.add("  resolve_timeout: " + resolveTimeout.toSeconds() + "s");
        lines.add("route:");
        lines.add("  receiver: muster");
        lines.add("  group_by: [journey, service]");
        lines.add("  group_wait: 0s");
        lines.add("  group_interval: " + Math.max(1, gap.toSeconds()) + "s");
        addRoutes(lines, policy);
        lines.add("receivers:");
        lines.add("- name: muster");
        addInhibition(lines, inhibition);
        return String.join("\n", lines) + "\n";
    }

    private static void addRoutes(List<String> lines, DeclarationPolicy policy) {
        if (policy.rules().isEmpty()) {
            return;
        }
        lines.add("  routes:");
        for (Rule rule : policy.rules()) {
            lines.add("  # rule " + quoted(rule.name()) + ": " + outcome(rule));
            if (!isOfReports(rule)) {
                lines.add("  - receiver: muster");
                addMatchers(lines, "    ", "matchers", matchers(rule.match()));
            }
        }
    }

    private static String outcome(Rule rule) {
        String words = rule.outcome() == Outcome.INCIDENT
                ? "incident, proposed " + Optional.ofNullable(rule.severity()).orElse(Severity.SEV3)
                : "minor";
        List<String> conditions = new ArrayList<>();
        if (!rule.match().sources().isEmpty()) {
            conditions.add("only from "
                    + rule.match().sources().stream().map(ConfigInYaml::word).collect(Collectors.joining(", ")));
        }
        if (isOfReports(rule)) {
            conditions.add("only what " + rule.match().reports() + " people report");
        }
        return conditions.isEmpty() ? words : words + " (" + String.join("; ", conditions) + ")";
    }

    /** It asks for a number of reports, which no alert has: there is no route to it. */
    private static boolean isOfReports(Rule rule) {
        return rule.match().reports() != null && rule.match().reports() > 0;
    }

    private static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static List<Matcher> matchers(Match match) {
        Map<String, Matcher> matchers = new TreeMap<>();
        match.labels().forEach((name, accepted) -> matchers.put(name, matcher(name, accepted)));
        if (!match.journeys().isEmpty()) {
            matchers.put(
                    "journey",
                    Matcher.oneOf(
                            "journey",
                            match.journeys().stream().map(ConfigInYaml::word).toList()));
        }
        if (!match.services().isEmpty()) {
            matchers.put("service", Matcher.oneOf("service", match.services()));
        }
        return List.copyOf(matchers.values());
    }

    private static String word(Journey journey) {
        return journey.name().toLowerCase(Locale.ROOT);
    }

    private static Matcher matcher(String name, String accepted) {
        List<String> values =
                Arrays.stream(accepted.split("\\|")).map(String::trim).toList();
        if (values.contains(ANY)) {
            return Matcher.of(name, Operator.REGEX, ".+");
        }
        return values.size() == 1 ? Matcher.equal(name, values.getFirst()) : Matcher.oneOf(name, values);
    }

    private static void addInhibition(List<String> lines, InhibitionRules inhibition) {
        if (inhibition.rules().isEmpty()) {
            return;
        }
        lines.add("inhibit_rules:");
        for (InhibitionRule rule : inhibition.rules()) {
            lines.add("# rule " + quoted(rule.name()));
            lines.add("- equal: ["
                    + rule.equal().stream().map(ConfigInYaml::quoted).collect(Collectors.joining(", ")) + "]");
            addMatchers(lines, "  ", "source_matchers", rule.source());
            addMatchers(lines, "  ", "target_matchers", rule.target());
        }
    }

    private static void addMatchers(List<String> lines, String indent, String name, List<Matcher> matchers) {
        if (matchers.isEmpty()) {
            return;
        }
        lines.add(indent + name + ":");
        matchers.forEach(matcher -> lines.add(indent + "- " + quoted(matcher.toString())));
    }

    /** In double quotes: nothing that is in a name or a value ends the scalar, or the line of a comment. */
    private static String quoted(String text) {
        StringBuilder yaml = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                yaml.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                yaml.append(String.format("\\u%04x", c));
            } else {
                yaml.append((char) c);
            }
        });
        return yaml.append('"').toString();
    }
}
