package io.muster.contracts;

import static io.muster.contracts.Events.INCIDENT;
import static io.muster.contracts.Events.NOON;
import static io.muster.contracts.Events.at;
import static io.muster.contracts.Events.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.SignalsCleared;
import io.muster.contracts.DetectionEvent.SourceLost;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.RoleAssigned;
import io.muster.contracts.ResolutionEvent.IncidentMitigated;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.ReviewEvent.IncidentClosed;
import io.muster.contracts.ReviewEvent.ReviewScheduled;
import io.muster.contracts.TriageEvent.ImpactAssessed;
import io.muster.contracts.TriageEvent.IncidentConfirmed;
import io.muster.contracts.TriageEvent.IncidentDismissed;
import io.muster.contracts.TriageEvent.IncidentMerged;
import io.muster.contracts.TriageEvent.SeverityChanged;
import java.time.Duration;
import java.time.Instant;
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
    void aRoleCanBeLaidDown() {
        Incident incident = after(
                new RoleAssigned(at(NOON), Role.COMMANDER, "ada", null),
                new RoleAssigned(at(NOON), Role.COMMANDER, null, "ada"));

        assertThat(incident.holder(Role.COMMANDER)).isEmpty();
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
}
