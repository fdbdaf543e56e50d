package io.muster.contracts;

import static io.muster.contracts.Events.INCIDENT;
import static io.muster.contracts.Events.NOON;
import static io.muster.contracts.Events.at;
import static io.muster.contracts.Events.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.EscalationEvent.TaskClaimed;
import io.muster.contracts.EscalationEvent.TaskFinished;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.TriageEvent.CampaignPaused;
import io.muster.contracts.TriageEvent.CampaignResumed;
import io.muster.contracts.TriageEvent.HypothesisChanged;
import io.muster.contracts.TriageEvent.HypothesisState;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Known;
import io.muster.contracts.TriageEvent.PlaybookAttached;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.contracts.TriageEvent.StageOwnerChanged;
import io.muster.contracts.TriageEvent.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IncidentTest {

    private static Incident after(LifecycleEvent... events) {
        return Incident.of(INCIDENT, List.of(events));
    }

    private static UpdatePublished update(Instant nextDue, Audience... audiences) {
        return new UpdatePublished(
                at(NOON), UUID.randomUUID(), List.of(audiences), "title", "text", nextDue, "investigating", null);
    }

    private static UpdateOwed owed(Instant dueAt, Audience... audiences) {
        return new UpdateOwed(at(NOON), List.of(audiences), dueAt);
    }

    @Test
    void walksThroughTheSixStagesInOrder() {
        Incident incident = after(sample(IncidentDetected.class));
        assertThat(incident.stage()).isEqualTo(Stage.DETECT);
        incident = incident.after(sample(ImpactAssessed.class));
        assertThat(incident.stage()).isEqualTo(Stage.TRIAGE);
        incident = incident.after(sample(IncidentConfirmed.class));
        assertThat(incident.stage()).isEqualTo(Stage.ESCALATE);
        incident = incident.after(sample(PageAcknowledged.class));
        assertThat(incident.stage()).isEqualTo(Stage.COMMUNICATE);
        incident = incident.after(sample(UpdatePublished.class));
        assertThat(incident.stage()).isEqualTo(Stage.RESOLVE);
        incident = incident.after(sample(IncidentMitigated.class)).after(sample(IncidentResolved.class));
        assertThat(incident.stage()).isEqualTo(Stage.REVIEW);
        incident = incident.after(sample(ReviewScheduled.class)).after(sample(IncidentClosed.class));
        assertThat(incident.stage()).isEqualTo(Stage.REVIEW);
        assertThat(incident.status()).isEqualTo(Status.CLOSED);
        assertThat(incident.label()).isEqualTo("INC-1042");
    }

    @Test
    void whatIsClaimedIsInHandUntilItIsFinished() {
        UUID gateway = UUID.randomUUID();
        UUID logs = UUID.randomUUID();
        Incident incident = after(
                new TaskClaimed(at(NOON), gateway, "rami", "I check the payment gateway"),
                new TaskClaimed(at(NOON.plusSeconds(60)), logs, "ada", "I read the logs"),
                new TaskClaimed(at(NOON.plusSeconds(90)), gateway, "rami", "I check the payment gateway"),
                new TaskFinished(at(NOON.plusSeconds(120)), logs, "ada", "nothing there", NOON.plusSeconds(60)));

        assertThat(incident.tasks())
                .containsExactly(new Incident.Task(gateway, "rami", "I check the payment gateway", NOON));
    }

    @Test
    void theRoomIsTheOneThatWasToldLast() {
        assertThat(after().room()).isNull();
        assertThat(after(
                                new ChannelOpened(at(NOON), "inc-1", "https://board.example/1", null),
                                new ChannelOpened(
                                        at(NOON), "inc-1042", "https://chat.example/1", "https://meet.example/1"))
                        .room())
                .isEqualTo(new Incident.Room("inc-1042", "https://chat.example/1", "https://meet.example/1"));
    }

    @Test
    void aGraverSeverityStandsBeforeAndAfterConfirmation() {
        Incident incident = after(
                sample(IncidentConfirmed.class),
                new SeverityChanged(at(NOON), Severity.SEV1, Severity.SEV3, null),
                sample(IncidentDetected.class));

        assertThat(incident.severity()).isEqualTo(Severity.SEV3);
        assertThat(incident.severityConfirmed()).isTrue();
    }

    @Test
    void anEscalationThatDidNotWaitForTriageIsUnconfirmed() {
        Incident incident = after(sample(IncidentDetected.class), sample(EscalationStarted.class));

        assertThat(incident.stage()).isEqualTo(Stage.ESCALATE);
        assertThat(incident.status()).isEqualTo(Status.DETECTED);
        assertThat(incident.severityConfirmed()).isFalse();
    }

    @Test
    void aLateDetectionFillsInWhatIsMissingOnly() {
        Incident incident = after(sample(IncidentMitigated.class), sample(IncidentDetected.class));

        assertThat(incident.number()).isEqualTo(1042);
        assertThat(incident.status()).isEqualTo(Status.MITIGATED);
    }

    @Test
    void anImpactThatEndedEarlierThanDeclaredCounts() {
        Instant ended = NOON.minusSeconds(90);
        Incident incident = after(new IncidentMitigated(at(NOON), ended, null, NOON.plusSeconds(3600)));

        assertThat(incident.mitigatedAt()).isEqualTo(ended);
    }

    @Test
    void aRelapseOpensAgainAndForgetsTheEnd() {
        Incident resolved = after(
                sample(IncidentDetected.class),
                sample(IncidentConfirmed.class),
                sample(IncidentMitigated.class),
                sample(IncidentResolved.class));
        Incident reopened = resolved.after(sample(IncidentReopened.class));

        assertThat(reopened.status()).isEqualTo(Status.CONFIRMED);
        assertThat(reopened.stage()).isEqualTo(Stage.ESCALATE);
        assertThat(reopened.resolvedAt()).isNull();
        assertThat(reopened.confirmedAt()).isEqualTo(resolved.confirmedAt());
    }

    @Test
    void aRelapseOpensEvenAClosedIncident() {
        Incident incident =
                after(sample(IncidentResolved.class), sample(IncidentClosed.class), sample(IncidentReopened.class));

        assertThat(incident.status()).isEqualTo(Status.CONFIRMED);
        assertThat(incident.closedAt()).isNull();
    }

    @Test
    void aReviewPublishedDuringARelapseDoesNotHideIt() {
        Incident incident =
                after(sample(IncidentResolved.class), sample(IncidentReopened.class), sample(IncidentClosed.class));

        assertThat(incident.status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void dismissedStaysDismissed() {
        Incident incident =
                after(sample(IncidentDismissed.class), sample(IncidentConfirmed.class), sample(IncidentMerged.class));

        assertThat(incident.status()).isEqualTo(Status.DISMISSED);
        assertThat(incident.mergedInto()).isNull();
    }

    @Test
    void promisesAreKeptPerAudience() {
        Instant soon = NOON.plus(Duration.ofMinutes(15));
        Instant later = NOON.plus(Duration.ofMinutes(30));
        Incident incident =
                after(update(soon, Audience.RESPONDERS, Audience.LEADERSHIP), update(later, Audience.CUSTOMERS));

        assertThat(incident.nextUpdateDue()).contains(soon);
        assertThat(incident.nextUpdateDue(true)).contains(later);
        assertThat(incident.after(update(null, Audience.RESPONDERS)).promises())
                .isEqualTo(Map.of(Audience.LEADERSHIP, soon, Audience.CUSTOMERS, later));
    }

    @Test
    void theFirstUpdateIsOwedUntilItIsOut() {
        Instant inside = NOON.plus(Duration.ofMinutes(5));
        Instant outside = NOON.plus(Duration.ofMinutes(10));
        Instant later = NOON.plus(Duration.ofMinutes(30));
        Incident owing = after(owed(inside, Audience.RESPONDERS), owed(outside, Audience.CUSTOMERS));

        assertThat(owing.nextUpdateDue()).contains(inside);
        assertThat(owing.nextUpdateDue(true)).contains(outside);
        assertThat(owing.owesFirstWordOutside()).isTrue();

        Incident said = owing.after(update(later, Audience.RESPONDERS));
        assertThat(said.updatesDue()).isEqualTo(Map.of(Audience.RESPONDERS, later, Audience.CUSTOMERS, outside));
        assertThat(said.after(owed(inside, Audience.RESPONDERS))).isEqualTo(said);
        assertThat(said.after(owed(null, Audience.CUSTOMERS)).nextUpdateDue(true))
                .isEmpty();
        assertThat(said.after(sample(IncidentDismissed.class)).updatesDue()).isEmpty();
    }

    @Test
    void aRoleCanBeLaidDown() {
        Incident incident = after(
                new RoleAssigned(at(NOON), Role.COMMANDER, "ada", null),
                new RoleAssigned(at(NOON), Role.COMMANDER, null, "ada"));

        assertThat(incident.holder(Role.COMMANDER)).isEmpty();
    }

    @Test
    void aRoleThatWasAskedForIsVacantUntilSomebodyHoldsItAndAfter() {
        Incident asked = after(paged(Role.SCRIBE), paged(Role.OBSERVER), paged(null));
        assertThat(Arrays.stream(Role.values()).filter(asked::isVacant)).containsExactly(Role.SCRIBE);

        Incident held = asked.after(new RoleAssigned(at(NOON), Role.SCRIBE, "ada", null));
        assertThat(held.isVacant(Role.SCRIBE)).isFalse();

        Incident left = held.after(new RoleAssigned(at(NOON), Role.SCRIBE, null, "ada"));
        assertThat(left.isVacant(Role.SCRIBE)).isTrue();
    }

    private static ResponderPaged paged(Role role) {
        return new ResponderPaged(at(NOON), new UUID(1, 1), new UUID(2, 2), "ada", 1, role, null);
    }

    @Test
    void aRoleOfManyIsLaidDownByOneOfThem() {
        Incident both = after(
                new RoleAssigned(at(NOON), Role.SUBJECT_MATTER_EXPERT, "ada", null),
                new RoleAssigned(at(NOON), Role.SUBJECT_MATTER_EXPERT, "rami", null));

        Incident one = both.after(new RoleAssigned(at(NOON), Role.SUBJECT_MATTER_EXPERT, null, "rami"));

        assertThat(one.holders(Role.SUBJECT_MATTER_EXPERT)).containsExactly("ada");
        assertThat(one.holder(Role.SUBJECT_MATTER_EXPERT)).contains("ada");
        assertThat(one.after(new RoleAssigned(at(NOON), Role.SUBJECT_MATTER_EXPERT, null, "ada"))
                        .holders(Role.SUBJECT_MATTER_EXPERT))
                .isEmpty();
    }

    @Test
    void silenceIsNotRecovery() {
        Incident incident = after(sample(IncidentDetected.class), sample(SourceLost.class));

        assertThat(incident.firing()).isEqualTo(1);
        assertThat(incident.sourceLost()).isTrue();
        assertThat(incident.after(sample(SignalsCleared.class)).firing()).isZero();
    }

    @Test
    void anUnknownEventChangesNothing() {
        Incident incident = after(sample(IncidentDetected.class));

        assertThat(incident.after(new UnknownEvent(at(NOON), "io.muster.triage.Later.v1")))
                .isEqualTo(incident);
    }

    @Test
    void theNumberIsNotKnownBeforeDetection() {
        assertThat(Incident.of(INCIDENT).label()).isEqualTo("INC-?");
        assertThat(Incident.of(INCIDENT).isKnown()).isFalse();
    }

    @Test
    void survivesJson() throws Exception {
        Incident incident = after(sample(IncidentDetected.class), sample(UpdatePublished.class));
        String json = EventJson.mapper().writeValueAsString(incident);

        assertThat(EventJson.mapper().readValue(json, Incident.class)).isEqualTo(incident);
    }

    @Test
    void aSecurityIncidentIsRestrictedUntilAPersonSaysThatItIsNone() {
        Incident proposed = after(assessedAs(IncidentType.SECURITY, Actor.rule("severity-policy")));
        Incident doubtedByARule = proposed.after(assessedAs(IncidentType.TECHNICAL, Actor.rule("severity-policy")));
        Incident told = proposed.after(assessedAs(IncidentType.TECHNICAL, Actor.person("ada")));

        assertThat(proposed.restricted()).isTrue();
        assertThat(doubtedByARule.restricted()).isTrue();
        assertThat(told.restricted()).isFalse();
        assertThat(told.type()).isEqualTo(IncidentType.TECHNICAL);
    }

    @Test
    void whatAPersonSaysAtTheBeginningIsItsType() {
        Incident incident = after(detectedAs(IncidentType.SECURITY));

        assertThat(incident.type()).isEqualTo(IncidentType.SECURITY);
        assertThat(incident.restricted()).isTrue();
        assertThat(after(detectedAs(IncidentType.FRAUD)).restricted()).isFalse();
    }

    private static IncidentDetected detectedAs(IncidentType type) {
        return new IncidentDetected(
                at(NOON),
                1042,
                "odd log-ins",
                List.of(),
                NOON,
                List.of(),
                "accounts",
                Severity.SEV2,
                DetectionEvent.Source.DECLARED,
                "1",
                List.of(),
                type);
    }

    @Test
    void whatTookASecurityIncidentInIsRestrictedWhateverItsOwnType() {
        var told = new EventContext(INCIDENT, NOON, Actor.person("ada"), "merged", Visibility.RESTRICTED);

        Incident survivor = after(
                new TriageEvent.IncidentConfirmed(told, Severity.SEV1, IncidentType.TECHNICAL, List.of(), "web", "1"));

        assertThat(survivor.restricted()).isTrue();
    }

    @Test
    void whoIsNamedOwnsAStageElseTheUsualRole() {
        Incident commanded = after(new RoleAssigned(at(NOON), Role.COMMANDER, "ada", null));
        Incident named = commanded.after(new StageOwnerChanged(at(NOON), Stage.RESOLVE, "rami", null));

        assertThat(commanded.ownerlessStages()).containsExactly(Stage.COMMUNICATE);
        assertThat(commanded.ownerOf(Stage.RESOLVE)).contains("ada");
        assertThat(named.ownerOf(Stage.RESOLVE)).contains("rami");
        assertThat(named.after(new StageOwnerChanged(at(NOON), Stage.RESOLVE, null, "rami"))
                        .ownerOf(Stage.RESOLVE))
                .contains("ada");
    }

    @Test
    void theNewestHypothesisStandsUntilItIsRefuted() {
        UUID first = new UUID(1, 1);
        UUID second = new UUID(2, 2);
        Incident believed = after(
                new HypothesisChanged(at(NOON), first, "the deployment", HypothesisState.SUSPECTED),
                new HypothesisChanged(at(NOON), second, "the card provider", HypothesisState.CONFIRMED),
                new HypothesisChanged(at(NOON), first, "the deployment", HypothesisState.REFUTED));

        assertThat(believed.hypothesis()).isEqualTo(new Incident.Hypothesis(second, "the card provider", true));
        assertThat(believed.after(new HypothesisChanged(at(NOON), second, "the card provider", HypothesisState.REFUTED))
                        .hypothesis())
                .isNull();
    }

    @Test
    void knowsItsPlaybookWhatItCostsAndWhichCampaignsArePaused() {
        Incident incident =
                after(sample(PlaybookAttached.class), sample(ImpactAssessed.class), sample(CampaignPaused.class));

        assertThat(incident.playbook()).isEqualTo("payment-3");
        assertThat(incident.revenue().soFar().central()).isEqualByComparingTo("3505");
        assertThat(incident.affected().users()).isEqualTo(new Users(1200, Known.ESTIMATED));
        assertThat(incident.pausedCampaigns()).containsExactly("spring-sale");
        assertThat(incident.after(sample(CampaignResumed.class)).pausedCampaigns())
                .isEmpty();
    }

    private static ImpactAssessed assessedAs(IncidentType type, Actor by) {
        return new ImpactAssessed(
                new EventContext(INCIDENT, NOON, by, "because", Visibility.INTERNAL),
                List.of(),
                List.of(),
                TriageEvent.Scope.ALL,
                TriageEvent.Trend.STABLE,
                null,
                List.of(),
                Severity.SEV2,
                null,
                type,
                null);
    }
}
