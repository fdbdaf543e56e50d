package io.muster.detection.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.muster.detection.inhibition.InhibitionRule;
import io.muster.detection.inhibition.InhibitionRules;
import io.muster.detection.inhibition.InhibitionRules.Inhibition;
import io.muster.detection.matching.Matcher;
import io.muster.detection.noise.Quiet.Standing;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Map<String, String> SLOW = Map.of("alertname", "Slow", "cluster", "eu");
    private static final Silence SILENCE = new Silence(
            UUID.fromString("019aa000-0000-7000-8000-000000000001"),
            Kind.SILENCE,
            List.of(Matcher.equal("alertname", "Slow")),
            NOW,
            NOW.plusSeconds(60),
            null,
            "ann",
            "known",
            "ann",
            NOW);
    private static final InhibitionRules RULES = new InhibitionRules(
            1,
            List.of(new InhibitionRule(
                    "cluster down",
                    List.of(Matcher.equal("alertname", "ClusterDown")),
                    List.of(Matcher.equal("alertname", "Slow")),
                    List.of("cluster"))),
            NOW,
            "olga");

    @Test
    void anAlertCanBeSilencedAndInhibitedAtOnce() {
        Quiet quiet = Quiet.of(
                List.of(SILENCE), RULES, RULES.inhibitorsOf("f1", Map.of("alertname", "ClusterDown", "cluster", "eu")));

        Standing standing = quiet.standing("f2", SLOW, NOW);

        assertThat(standing.silencedBy()).containsExactly(SILENCE);
        assertThat(standing.inhibitedBy()).containsExactly(new Inhibition("f1", "cluster down"));
        assertThat(standing.isSuppressed()).isTrue();
    }

    @Test
    void whatHasEndedKeepsNothingQuiet() {
        Quiet quiet = Quiet.of(List.of(SILENCE), RULES, List.of());

        assertThat(quiet.standing("f2", SLOW, NOW.plusSeconds(60)).isSuppressed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // active, silenced, inhibited: which of the four alerts are listed
        "true,  true,  true,  free silenced inhibited both",
        "true,  false, false, free",
        "false, true,  true,  silenced inhibited both",
        "false, true,  false, silenced",
        "false, false, true,  inhibited",
        "true,  true,  false, free silenced",
        "false, false, false, ''"
    })
    void aListIsNarrowedAsByAlertmanager(boolean active, boolean silenced, boolean inhibited, String listed) {
        AlertQuery query = AlertQuery.of(active, silenced, inhibited, List.of(), null, List.of(), "muster");
        Inhibition inhibition = new Inhibition("f1", "cluster down");
        Map<String, Standing> alerts = new LinkedHashMap<>();
        alerts.put("free", new Standing(List.of(), List.of()));
        alerts.put("silenced", new Standing(List.of(SILENCE), List.of()));
        alerts.put("inhibited", new Standing(List.of(), List.of(inhibition)));
        alerts.put("both", new Standing(List.of(SILENCE), List.of(inhibition)));

        assertThat(alerts.entrySet().stream()
                        .filter(alert -> query.accepts(SLOW, alert.getValue()))
                        .map(Map.Entry::getKey))
                .containsExactly(listed.isEmpty() ? new String[0] : listed.split(" "));
    }

    @Test
    void filtersAndReceiversAreRegardedToo() {
        Standing free = new Standing(List.of(), List.of());

        assertThat(query("cluster=\"eu\"", "mus.*", "receiver=~\"mus.*\"").accepts(SLOW, free))
                .isTrue();
        assertThat(query("cluster=\"us\"", null, "receiver=\"muster\"").accepts(SLOW, free))
                .isFalse();
        assertThat(query("cluster=\"eu\"", "must", "receiver=\"muster\"").accepts(SLOW, free))
                .isFalse();
        assertThat(query("cluster=\"eu\"", null, "receiver!=\"muster\"").isEmpty())
                .isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> query("cluster=\"eu\"", "(", "receiver=\"a\""));
    }

    private static AlertQuery query(String filter, String receiver, String receiverMatcher) {
        return AlertQuery.of(true, true, true, List.of(filter), receiver, List.of(receiverMatcher), "muster");
    }
}
