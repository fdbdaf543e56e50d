package io.muster.detection.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.matching.Matcher;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Outcome;
import io.muster.detection.policy.Rule;
import io.muster.detection.policy.Rule.Match;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigInYamlTest {

    private static final Instant T = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void aRuleOfThePolicyIsARoute() throws IOException {
        String yaml = yaml(
                List.of(
                        rule("critical", labels(Map.of("severity", "critical|page")), Outcome.INCIDENT),
                        rule(
                                "the till",
                                new Match(
                                        List.of(Source.MONITORING),
                                        List.of(Journey.PAY, Journey.CHECKOUT),
                                        List.of("till.eu"),
                                        Map.of("team", "*")),
                                Outcome.MINOR)),
                List.of());

        JsonNode config = new YAMLMapper().readTree(yaml);
        assertThat(config.at("/global/resolve_timeout").asText()).isEqualTo("300s");
        assertThat(config.at("/route/receiver").asText()).isEqualTo("muster");
        assertThat(config.at("/route/group_interval").asText()).isEqualTo("10s");
        assertThat(config.at("/route/routes")).hasSize(2);
        assertThat(config.at("/route/routes/0/matchers/0").asText())
                .startsWith("severity=~\"")
                .contains("critical", "|");
        assertThat(config.at("/route/routes/1/matchers"))
                .extracting(JsonNode::asText)
                .containsExactly("journey=~\"pay|checkout\"", "service=~\"till\\\\.eu\"", "team=~\".+\"");
        assertThat(yaml)
                .contains(
                        "# rule \"critical\": incident, proposed SEV2",
                        "# rule \"the till\": minor (only from monitoring)");
    }

    @Test
    void aRuleAboutReportsIsNoRoute() throws IOException {
        Match many = new Match(null, null, null, null, 10);

        String yaml = yaml(List.of(rule("complaints", many, Outcome.INCIDENT)), List.of());

        assertThat(new YAMLMapper().readTree(yaml).at("/route/routes")).isEmpty();
        assertThat(yaml).contains("# rule \"complaints\": incident, proposed SEV2 (only what 10 people report)");
    }

    @Test
    void inhibitionRulesAreShown() throws IOException {
        var cluster = new InhibitionRule(
                "cluster down",
                List.of(Matcher.parse("alertname=\"ClusterDown\"")),
                List.of(Matcher.parse("severity=~\"warning|info\"")),
                List.of("cluster"));

        JsonNode config = new YAMLMapper()
                .readTree(yaml(List.of(rule("all", Match.everything(), Outcome.MINOR)), List.of(cluster)));

        assertThat(config.at("/inhibit_rules/0/source_matchers/0").asText()).isEqualTo("alertname=\"ClusterDown\"");
        assertThat(config.at("/inhibit_rules/0/target_matchers/0").asText()).isEqualTo("severity=~\"warning|info\"");
        assertThat(config.at("/inhibit_rules/0/equal/0").asText()).isEqualTo("cluster");
    }

    @Test
    void aNameEndsNoLineAndNoScalar() throws IOException {
        String yaml = yaml(
                List.of(rule("evil\nreceivers: []\u2028\"", labels(Map.of("a", "b\"c\\d\ne")), Outcome.INCIDENT)),
                List.of());

        JsonNode config = new YAMLMapper().readTree(yaml);
        assertThat(config.at("/receivers/0/name").asText()).isEqualTo("muster");
        assertThat(Matcher.parse(config.at("/route/routes/0/matchers/0").asText()))
                .isEqualTo(Matcher.equal("a", "b\"c\\d\ne"));
    }

    private static Match labels(Map<String, String> labels) {
        return new Match(null, null, null, labels);
    }

    private static Rule rule(String name, Match match, Outcome outcome) {
        return new Rule(name, match, outcome, Severity.SEV2, null, null);
    }

    private static String yaml(List<Rule> rules, List<InhibitionRule> inhibition) {
        return ConfigInYaml.of(
                new DeclarationPolicy(3, rules, T, "olga"),
                new InhibitionRules(2, inhibition, T, "olga"),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10));
    }
}
