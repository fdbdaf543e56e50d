package io.muster.detection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.detection.policy.Rule.Match;
import io.muster.detection.signal.Signal.ReportSignal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeclarationPolicyTest {

    @Test
    void theFirstRuleThatMatchesDecides() {
        DeclarationPolicy policy = policy(
                rule("info", labels("severity", "info"), Outcome.MINOR, null),
                rule("checkout", journeys(Journey.CHECKOUT), Outcome.INCIDENT, Severity.SEV1));

        assertThat(policy.decide(alert(Map.of("journey", "checkout", "severity", "info"))))
                .extracting(Decision::rule, Decision::isIncident)
                .containsExactly("info", false);
        assertThat(policy.decide(alert(Map.of("journey", "checkout", "severity", "page"))))
                .extracting(Decision::rule, Decision::severity)
                .containsExactly("checkout", Severity.SEV1);
    }

    @Test
    void whatNoRuleMatchesIsMinor() {
        Decision decision = policy(rule("none", labels("a", "b"), Outcome.INCIDENT, null))
                .decide(alert(Map.of("alertname", "Disk")));

        assertThat(decision.isIncident()).isFalse();
        assertThat(decision.reason()).isEqualTo("no rule of declaration policy v7 matches");
    }

    @Test
    void aPersonsReportOfABreachIsNeverMinor() {
        Rule security = rule("breach", labels("incident_type", "security"), Outcome.INCIDENT, Severity.SEV1);
        Rule minor = rule("all", Match.everything(), Outcome.MINOR, null);
        Facts breach = Facts.of(report(IncidentType.SECURITY));

        assertThat(policy(minor).decide(breach))
                .extracting(Decision::isIncident, Decision::severity, Decision::reason)
                .containsExactly(true, Severity.SEV2, "a report of a breach is never minor, proposed SEV2");
        assertThat(policy(security, minor).decide(breach).severity()).isEqualTo(Severity.SEV1);
        assertThat(policy(minor).decide(Facts.of(report(IncidentType.PAYMENT))).isIncident())
                .isFalse();
        assertThat(policy(minor)
                        .decide(alert(Map.of("incident_type", "security")))
                        .isIncident())
                .as("what an alert is, its policy says")
                .isFalse();
    }

    private static ReportSignal report(IncidentType type) {
        return new ReportSignal(
                UUID.randomUUID(),
                "report",
                Source.SUPPORT,
                "odd log-ins",
                List.of(),
                null,
                null,
                "accounts",
                type,
                "vito",
                Instant.EPOCH);
    }

    @Test
    void theReasonNamesRuleVersionAndSeverity() {
        Decision decision = policy(rule("checkout", journeys(Journey.CHECKOUT), Outcome.INCIDENT, Severity.SEV1))
                .decide(alert(Map.of("journey", "checkout")));

        assertThat(decision.reason())
                .isEqualTo("rule \"checkout\" of declaration policy v7: an incident, proposed SEV1");
    }

    @Test
    void anIncidentWithoutASeverityIsProposedAsTheLeast() {
        assertThat(policy(rule("any", Match.everything(), Outcome.INCIDENT, null))
                        .decide(alert(Map.of()))
                        .severity())
                .isEqualTo(Severity.SEV3);
    }

    @Test
    void theSignalsOwnServiceAndJourneyComeBeforeTheRules() {
        DeclarationPolicy policy =
                policy(new Rule("any", Match.everything(), Outcome.INCIDENT, Severity.SEV2, "payments", Journey.PAY));

        Decision named = policy.decide(alert(Map.of("service", "cart", "journey", "cart")));
        Decision unnamed = policy.decide(alert(Map.of("alertname", "X")));

        assertThat(named).extracting(Decision::service, Decision::journey).containsExactly("cart", Journey.CART);
        assertThat(unnamed).extracting(Decision::service, Decision::journey).containsExactly("payments", Journey.PAY);
    }

    @Test
    void allPartsOfAMatchHaveToAccept() {
        Match match = new Match(
                List.of(Source.MONITORING),
                List.of(Journey.PAY),
                List.of("payments"),
                Map.of("severity", "page|critical"));
        DeclarationPolicy policy = policy(new Rule("all", match, Outcome.INCIDENT, null, null, null));
        Map<String, String> fits = Map.of("journey", "pay", "service", "payments", "severity", "critical");

        assertThat(policy.decide(alert(fits)).isIncident()).isTrue();
        assertThat(policy.decide(Facts.of(Source.SUPPORT, fits)).isIncident()).isFalse();
        for (String missing : fits.keySet()) {
            var less = new java.util.HashMap<>(fits);
            less.remove(missing);
            assertThat(policy.decide(alert(less)).isIncident())
                    .as("without " + missing)
                    .isFalse();
        }
    }

    @Test
    void aStarAcceptsAnyValueButNotNone() {
        DeclarationPolicy policy = policy(rule("any page", labels("pager", "*"), Outcome.INCIDENT, null));

        assertThat(policy.decide(alert(Map.of("pager", "x"))).isIncident()).isTrue();
        assertThat(policy.decide(alert(Map.of())).isIncident()).isFalse();
    }

    @Test
    void aJourneyIsKnownInAnyCaseAndUnknownOnesAreNone() {
        assertThat(Facts.of(Source.MONITORING, Map.of("journey", "Checkout")).journey())
                .isEqualTo(Journey.CHECKOUT);
        assertThat(Facts.of(Source.MONITORING, Map.of("journey", "search")).journey())
                .isNull();
    }

    @Test
    void flawsAreNamedBeforePublishing() {
        Rule good = rule("good", Match.everything(), Outcome.MINOR, null);

        assertThat(DeclarationPolicy.flawIn(List.of(good))).isEmpty();
        assertThat(DeclarationPolicy.flawIn(List.of()))
                .hasValueSatisfying(f -> assertThat(f).contains("at least one"));
        assertThat(DeclarationPolicy.flawIn(List.of(good, good)))
                .hasValueSatisfying(f -> assertThat(f).contains("two rules"));
        assertThat(DeclarationPolicy.flawIn(List.of(rule(" ", null, Outcome.MINOR, null))))
                .isPresent();
        assertThat(DeclarationPolicy.flawIn(List.of(rule("x", null, null, null))))
                .hasValueSatisfying(f -> assertThat(f).contains("needs an outcome"));
        assertThat(DeclarationPolicy.flawIn(Arrays.asList((Rule) null))).isPresent();
    }

    private static DeclarationPolicy policy(Rule... rules) {
        return new DeclarationPolicy(7, List.of(rules), Instant.EPOCH, "olga");
    }

    private static Rule rule(String name, Match match, Outcome outcome, Severity severity) {
        return new Rule(name, match, outcome, severity, null, null);
    }

    private static Match labels(String name, String accepted) {
        return new Match(null, null, null, Map.of(name, accepted));
    }

    private static Match journeys(Journey... journeys) {
        return new Match(null, List.of(journeys), null, null);
    }

    private static Facts alert(Map<String, String> labels) {
        return Facts.of(Source.MONITORING, labels);
    }
}
