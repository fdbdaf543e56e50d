package io.muster.detection.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Severity;
import io.muster.detection.policy.PastDecisions.PastDecision;
import io.muster.detection.policy.Rule.Match;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final UUID ID = UUID.fromString("019aa000-0000-7000-8000-000000000001");
    private static final DeclarationPolicy THEN = policy(3, "critical", Outcome.INCIDENT, Severity.SEV2);

    @Test
    void whatWasMinorAndBecomesAnIncidentIsShown() {
        DryRun run = tried(Outcome.MINOR, "warning", policy(4, "warning", Outcome.INCIDENT, Severity.SEV3));

        assertThat(run.becomeIncidents()).isEqualTo(1);
        assertThat(run.samples()).singleElement().satisfies(difference -> {
            assertThat(difference.severityThen()).isNull();
            assertThat(difference.wouldBe().severity()).isEqualTo(Severity.SEV3);
            assertThat(difference.wouldBe().policyVersion()).isEqualTo(4);
        });
    }

    @Test
    void whatWasAnIncidentAndBecomesMinorIsShown() {
        DryRun run = tried(Outcome.INCIDENT, "critical", policy(4, "other", Outcome.INCIDENT, Severity.SEV3));

        assertThat(run.becomeMinor()).isEqualTo(1);
        assertThat(run.looked()).isEqualTo(1);
    }

    @Test
    void anotherSeverityIsADifference() {
        DryRun run = tried(Outcome.INCIDENT, "critical", policy(4, "critical", Outcome.INCIDENT, Severity.SEV1));

        assertThat(run.otherSeverity()).isEqualTo(1);
        assertThat(run.samples().getFirst().severityThen()).isEqualTo(Severity.SEV2);
    }

    @Test
    void whatStaysIsOnlyCounted() {
        DryRun run = tried(Outcome.INCIDENT, "critical", policy(4, "critical", Outcome.INCIDENT, Severity.SEV2));

        assertThat(run.looked()).isEqualTo(1);
        assertThat(run.samples()).isEmpty();
    }

    private static DryRun tried(Outcome was, String severity, DeclarationPolicy proposed) {
        PastDecision past = new PastDecision(
                ID,
                "alert",
                "x",
                Facts.of(Source.MONITORING, Map.of("severity", severity)),
                was,
                null,
                3,
                null,
                Instant.EPOCH);
        return DryRun.since(Instant.EPOCH).with(past, Map.of(3L, THEN), proposed);
    }

    private static DeclarationPolicy policy(long version, String severity, Outcome outcome, Severity proposed) {
        Match match = new Match(null, null, null, Map.of("severity", severity));
        return new DeclarationPolicy(
                version, List.of(new Rule("a", match, outcome, proposed, null, null)), Instant.EPOCH, "olga");
    }
}
