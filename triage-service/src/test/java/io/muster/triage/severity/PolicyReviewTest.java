package io.muster.triage.severity;

import static io.muster.triage.Fixtures.NOW;
import static io.muster.triage.Fixtures.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.triage.TriageMetrics.ReviewDue;
import io.muster.triage.playbook.Playbook;
import io.muster.triage.severity.SeverityPolicies.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyReviewTest {

    private static final Instant HALF_A_YEAR_AGO = Instant.parse("2026-05-27T10:00:00Z");

    @Test
    void whatWasPublishedIsDueHalfAYearLater() {
        var severity = new Version(POLICY, "olga", HALF_A_YEAR_AGO);
        var playbook = new Playbook("payment", 2, null, "Payment", "…", List.of(), "rami", NOW);

        assertThat(PolicyReview.due(List.of(severity), List.of(playbook), NOW.plusSeconds(60)))
                .containsExactly(
                        new ReviewDue("severity", "olga", Duration.ofSeconds(-60)),
                        new ReviewDue(
                                "playbook payment",
                                "rami",
                                Duration.between(NOW.plusSeconds(60), Instant.parse("2027-05-27T10:00:00Z"))));
    }

    @Test
    void whatIsShippedIsNotDue() {
        var shipped = new Playbook("payment", 1, null, "Payment", "…", List.of(), null, null);

        assertThat(PolicyReview.due(List.of(new Version(POLICY, null, null)), List.of(shipped), NOW))
                .isEmpty();
    }
}
