package io.muster.board.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.board.SampleIncident;
import io.muster.board.decisions.Decision.Kind;
import io.muster.board.incidents.RoleFamily;
import io.muster.contracts.Audience;
import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionPolicyTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final SampleIncident sample = new SampleIncident(1042, NINE);

    @Test
    void aProposedSeverityIsToBeAccepted() {
        List<Decision> open = open(NINE, sample.detected("Checkout fails", Severity.SEV2));

        assertThat(open)
                .extracting(Decision::kind, Decision::subject)
                .containsExactly(tuple(Kind.ACCEPT_SEVERITY, "SEV2"));
    }

    @Test
    void whileTheImpactLastsRunningCampaignsAreToBePaused() {
        LifecycleEvent[] begun = {sample.detected("Checkout fails", Severity.SEV3), sample.assessed()};

        assertThat(open(NINE, begun))
                .extracting(Decision::kind, Decision::subject)
                .contains(tuple(Kind.PAUSE_CAMPAIGN, "black-friday"));
        assertThat(open(NINE, begun[0], begun[1], sample.campaignPaused("black-friday")))
                .extracting(Decision::kind)
                .doesNotContain(Kind.PAUSE_CAMPAIGN, Kind.RESUME_CAMPAIGN);
    }

    @Test
    void onceTheImpactIsOverPausedCampaignsAreToBeResumed() {
        LifecycleEvent[] over = {
            sample.detected("Checkout fails", Severity.SEV3),
            sample.assessed(),
            sample.confirmed(Severity.SEV3),
            sample.campaignPaused("black-friday"),
            sample.mitigated()
        };

        assertThat(open(NINE, over))
                .extracting(Decision::kind, Decision::subject)
                .containsExactly(tuple(Kind.RESUME_CAMPAIGN, "black-friday"));
        assertThat(open(NINE, over[0], over[1], over[2], over[3], over[4], sample.campaignResumed("black-friday")))
                .isEmpty();
    }

    @Test
    void customersAreToBeToldAndToldAgainWhenTheirUpdateIsDue() {
        LifecycleEvent detected = sample.detected("Checkout fails", Severity.SEV1);
        LifecycleEvent confirmed = sample.confirmed(Severity.SEV1);
        LifecycleEvent internal = sample.update(NINE.plusSeconds(900), Audience.SUPPORT);
        LifecycleEvent external = sample.update(NINE.plusSeconds(900), Audience.CUSTOMERS);

        assertThat(kinds(NINE, detected, confirmed, internal)).containsExactly(Kind.APPROVE_UPDATE);
        assertThat(kinds(NINE, detected, confirmed, external)).isEmpty();
        assertThat(open(NINE.plusSeconds(700), detected, confirmed, external))
                .extracting(Decision::because)
                .containsExactly("The promised update is due soon.");
        assertThat(open(NINE.plusSeconds(901), detected, confirmed, external))
                .extracting(Decision::because)
                .containsExactly("The promised update is overdue.");
    }

    @Test
    void theFirstWordIsAskedForAtOnceAndNotOnlyWhenItIsDue() {
        LifecycleEvent detected = sample.detected("Checkout fails", Severity.SEV1);
        LifecycleEvent confirmed = sample.confirmed(Severity.SEV1);
        LifecycleEvent owed = sample.owed(NINE.plusSeconds(600), Audience.CUSTOMERS);

        assertThat(open(NINE, detected, confirmed, owed))
                .extracting(Decision::question, Decision::because)
                .containsExactly(tuple("Tell the customers?", "They have been promised no update yet."));
        assertThat(open(NINE.plusSeconds(601), detected, confirmed, owed))
                .extracting(Decision::because)
                .containsExactly("They have heard nothing, and should have by now.");
    }

    @Test
    void aSmallIncidentOwesCustomersNothing() {
        assertThat(kinds(NINE, sample.detected("Typo", Severity.SEV3), sample.confirmed(Severity.SEV3)))
                .isEmpty();
    }

    @Test
    void whatIsDismissedWaitsForNothing() {
        assertThat(kinds(NINE, sample.detected("Noise", Severity.SEV1), sample.assessed(), sample.dismissed()))
                .isEmpty();
    }

    @Test
    void decisionsAreForTheFamilyThatTakesThem() {
        var pause = new Decision(Kind.PAUSE_CAMPAIGN, "black-friday", "?", "because");

        assertThat(pause.isFor(Set.of(RoleFamily.STORE))).isTrue();
        assertThat(pause.isFor(Set.of(RoleFamily.MARKETING))).isTrue();
        assertThat(pause.isFor(Set.of(RoleFamily.ENGINEERING))).isFalse();
        assertThat(pause.isFor(Set.of())).isFalse();
    }

    private List<Kind> kinds(Instant now, LifecycleEvent... events) {
        return open(now, events).stream().map(Decision::kind).toList();
    }

    private List<Decision> open(Instant now, LifecycleEvent... events) {
        return DecisionPolicy.open(Incident.of(sample.id, List.of(events)), now);
    }
}
