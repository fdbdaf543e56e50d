package io.muster.detection.inhibition;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.matching.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InhibitionRulesTest {

    private static final InhibitionRules RULES = new InhibitionRules(
            2,
            List.of(
                    rule("cluster down", "alertname=\"ClusterDown\"", "severity=~\"warning|info\"", "cluster"),
                    rule("worse first", "severity=\"critical\"", "severity=~\"critical|warning\"", "service", "zone")),
            Instant.EPOCH,
            "olga");

    @Test
    void aFiringSourceKeepsItsTargetsQuiet() {
        assertThat(over(
                        Map.of("alertname", "Slow", "severity", "warning", "cluster", "eu"),
                        Map.of("alertname", "ClusterDown", "cluster", "eu")))
                .containsExactly(new Inhibition("0", "cluster down"));
    }

    @Test
    void anotherValueOfAnEqualLabelDoesNot() {
        assertThat(over(
                        Map.of("alertname", "Slow", "severity", "warning", "cluster", "us"),
                        Map.of("alertname", "ClusterDown", "cluster", "eu")))
                .isEmpty();
    }

    @Test
    void aLabelThatBothLackIsEqual() {
        assertThat(over(
                        Map.of("alertname", "Slow", "severity", "warning", "service", "pay"),
                        Map.of("alertname", "Down", "severity", "critical", "service", "pay")))
                .containsExactly(new Inhibition("0", "worse first"));
        assertThat(over(
                        Map.of("alertname", "Slow", "severity", "warning", "service", "pay", "zone", "a"),
                        Map.of("alertname", "Down", "severity", "critical", "service", "pay")))
                .isEmpty();
    }

    @Test
    void twoThatAreBothSourceAndTargetDoNotKeepEachOtherQuiet() {
        assertThat(over(
                        Map.of("alertname", "Down", "severity", "critical", "service", "pay"),
                        Map.of("alertname", "Gone", "severity", "critical", "service", "pay")))
                .isEmpty();
    }

    @Test
    void anAlertDoesNotKeepItselfQuiet() {
        Map<String, String> labels = Map.of("alertname", "ClusterDown", "severity", "warning", "cluster", "eu");

        assertThat(RULES.over("0", labels, byKey(RULES.inhibitorsOf("0", labels))))
                .isEmpty();
    }

    @Test
    void theKeysUnderWhichSomethingCouldAreTold() {
        Map<String, String> target = Map.of("severity", "warning", "cluster", "eu", "service", "pay");
        List<Inhibitor> sources = RULES.inhibitorsOf("0", Map.of("alertname", "ClusterDown", "cluster", "eu"));

        assertThat(RULES.keysOver(target))
                .hasSize(2)
                .contains(sources.getFirst().key());
        assertThat(RULES.keysOver(Map.of("severity", "none"))).isEmpty();
    }

    @Test
    void flawsAreTold() {
        InhibitionRule fine = rule("a", "x=\"1\"", "y=\"1\"");

        assertThat(InhibitionRules.flawIn(List.of())).isEmpty();
        assertThat(InhibitionRules.flawIn(List.of(fine, fine))).hasValue("two rules are named \"a\"");
        assertThat(InhibitionRules.flawIn(List.of(new InhibitionRule("b", List.of(), fine.target(), List.of()))))
                .hasValue("rule \"b\" needs a source and a target");
    }

    private static List<Inhibition> over(Map<String, String> target, Map<String, String> firing) {
        return RULES.over("1", target, byKey(RULES.inhibitorsOf("0", firing)));
    }

    private static Map<String, List<Inhibitor>> byKey(List<Inhibitor> inhibitors) {
        return Stream.of(inhibitors).flatMap(List::stream).collect(Collectors.groupingBy(Inhibitor::key));
    }

    private static InhibitionRule rule(String name, String source, String target, String... equal) {
        return new InhibitionRule(name, List.of(Matcher.parse(source)), List.of(Matcher.parse(target)), List.of(equal));
    }
}
