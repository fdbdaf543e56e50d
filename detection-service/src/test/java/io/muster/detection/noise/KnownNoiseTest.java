package io.muster.detection.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.alert.Alert;
import io.muster.detection.incident.NoiseControl.Suppression;
import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibitor;
import io.muster.detection.matching.Matcher;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownNoiseTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Alert SOURCE = alert("source", "ClusterDown");
    private static final Alert TARGET = alert("target", "Slow");
    private static final InhibitionRules NONE = new InhibitionRules(1, List.of(), NOW, "olga");

    private final KnownNoise known = new KnownNoise();

    @Test
    void aSourceThatThisReplicaSawKeepsItsTargetsQuietBeforeTheDatabaseKnows() {
        known.take(read(rules(1, "ClusterDown")), NOW);

        judge(SOURCE, 1);

        assertThat(judge(TARGET, 2)).map(Suppression::by).contains("inhibition:source");
        assertThat(judge(SOURCE, 3)).isEmpty();
    }

    /** It is judged by the old rules, and stored after whoever published the new ones looked for those that fire. */
    @Test
    void aSourceThatFiresInTheMomentOfPublishingKeepsItsTargetsQuiet() {
        known.take(read(NONE), NOW);
        judge(SOURCE, 1);

        known.take(read(rules(2, "ClusterDown")), NOW.plusSeconds(2));

        assertThat(judge(TARGET, 3)).map(Suppression::by).contains("inhibition:source");
        assertThat(known.seen()).as("what the other replicas are told").containsExactly(inhibitor());
    }

    @Test
    void ofAReplicaThatHasJustStartedTheSameHolds() {
        judge(SOURCE, 0);

        known.take(read(rules(7, "ClusterDown")), NOW.plusSeconds(1));

        assertThat(judge(TARGET, 2)).map(Suppression::by).contains("inhibition:source");
    }

    @Test
    void aReadingThatTookLongForgetsNothingThatBeganMeanwhile() {
        known.take(read(NONE), NOW);
        judge(SOURCE, 19);
        known.take(read(NONE), NOW.plusSeconds(38));

        known.take(read(rules(2, "ClusterDown")), NOW.plusSeconds(38));

        assertThat(judge(TARGET, 39)).map(Suppression::by).contains("inhibition:source");
    }

    @Test
    void whatWasASourceOfTheOldRulesAloneKeepsNothingQuiet() {
        known.take(read(rules(1, "ClusterDown")), NOW);
        judge(SOURCE, 1);

        known.take(read(rules(2, "RegionDown")), NOW.plusSeconds(2));

        assertThat(judge(TARGET, 3)).isEmpty();
        assertThat(known.seen()).isEmpty();
    }

    @Test
    void whatWasNeverStoredIsForgotten() {
        known.take(read(rules(1, "ClusterDown")), NOW);
        judge(SOURCE, 1);

        known.forgetOld(NOW.plusSeconds(12));
        known.take(read(rules(1, "ClusterDown")), NOW.plusSeconds(22));
        known.take(read(rules(2, "ClusterDown")), NOW.plusSeconds(24));

        assertThat(judge(TARGET, 25)).isEmpty();
    }

    @Test
    void whatTheDatabaseKnowsIsNotToldAgain() {
        InhibitionRules rules = rules(1, "ClusterDown");
        known.take(read(rules), NOW);
        judge(SOURCE, 1);

        known.take(Quiet.of(List.of(), rules, List.of(inhibitor())), NOW.plusSeconds(2));

        assertThat(known.seen()).isEmpty();
        assertThat(judge(TARGET, 3)).map(Suppression::by).contains("inhibition:source");
    }

    private Optional<Suppression> judge(Alert alert, int second) {
        return known.judge(alert, NOW.plusSeconds(second), NOW.plusSeconds(second));
    }

    private static Quiet read(InhibitionRules rules) {
        return Quiet.of(List.of(), rules, List.of());
    }

    private static Inhibitor inhibitor() {
        return rules(1, "ClusterDown")
                .inhibitorsOf(SOURCE.fingerprint(), SOURCE.labels())
                .getFirst();
    }

    private static InhibitionRules rules(long version, String source) {
        InhibitionRule rule = new InhibitionRule(
                "cluster down",
                List.of(Matcher.equal("alertname", source)),
                List.of(Matcher.equal("alertname", "Slow")),
                List.of("cluster"));
        return new InhibitionRules(version, List.of(rule), NOW, "olga");
    }

    private static Alert alert(String fingerprint, String name) {
        return Alert.first(new AlertSignal(
                        UUID.randomUUID(),
                        fingerprint,
                        "alertmanager",
                        Source.MONITORING,
                        "prometheus",
                        Map.of("alertname", name, "cluster", "eu"),
                        Map.of(),
                        NOW,
                        NOW.plusSeconds(300),
                        false,
                        null,
                        NOW))
                .alert();
    }
}
