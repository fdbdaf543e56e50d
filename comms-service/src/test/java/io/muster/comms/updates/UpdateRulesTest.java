package io.muster.comms.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muster.contracts.Actor;
import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateApproved;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.ProblemCode;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UpdateRulesTest {
    private static final Actor CORA = Actor.person("cora", Role.COMMUNICATIONS_OWNER);

    private final Scenario scenario = new Scenario().detected().confirmed(Severity.SEV1);

    @Test
    void anEditedDraftGoesOutAsEdited() {
        UUID draft = scenario.draft().id();

        scenario.take(UpdateRules.edit(
                        scenario.communication, draft, "Checkout trouble", "Back by {next update}.", "cora"))
                .approved("cora");

        assertThat(scenario.last(Side.EXTERNAL).title()).isEqualTo("Checkout trouble");
        assertThat(scenario.last(Side.EXTERNAL).text()).isEqualTo("Back by 14:17 UTC.");
        assertThat(scenario.last(Side.EXTERNAL).id()).isEqualTo(draft);
    }

    @Test
    void aDraftTellsWhoseWordsItHas() {
        Draft.Words draft = scenario.draft();

        Change same = UpdateRules.edit(scenario.communication, draft.id(), draft.title(), draft.text(), "vera");
        Change other = UpdateRules.edit(scenario.communication, draft.id(), draft.title(), "Back soon.", "cora");

        assertThat(same.after().draft(draft.id()).orElseThrow().words()).isEqualTo(draft);
        assertThat(other.after().draft(draft.id()).orElseThrow().words().editedBy())
                .isEqualTo("cora");
    }

    @Test
    void aDraftIsApprovedOnce() {
        UUID draft = scenario.draft().id();
        scenario.approved("cora");

        refused(UpdateProblem.DRAFT_NOT_OPEN, () -> approve(draft));
        refused(UpdateProblem.DRAFT_NOT_OPEN, () -> UpdateRules.edit(scenario.communication, draft, "a", "b", "cora"));
    }

    @Test
    void aDroppedDraftCannotBeApproved() {
        UUID draft = scenario.draft().id();
        scenario.mitigated();

        refused(UpdateProblem.DRAFT_NOT_OPEN, () -> approve(draft));
    }

    @Test
    void aDraftOfADismissedIncidentCannotBeApproved() {
        UUID draft = scenario.draft().id();
        scenario.dismissed();

        refused(UpdateProblem.INCIDENT_ENDED, () -> approve(draft));
    }

    @Test
    void nobodyAddressesTheCompanyOfADismissedIncident() {
        scenario.dismissed();

        refused(UpdateProblem.INCIDENT_ENDED, () -> publish(wish(null, null, Audience.SUPPORT)));
    }

    @Test
    void thePageNeverRunsAheadOfWhatWasDeclared() {
        refused(
                UpdateProblem.STATUS_DOES_NOT_FIT,
                () -> publish(wish(null, PublicStatus.MONITORING, Audience.CUSTOMERS)));
        refused(
                UpdateProblem.STATUS_DOES_NOT_FIT,
                () -> publish(wish(null, PublicStatus.RESOLVED, Audience.CUSTOMERS)));
        refused(
                UpdateProblem.STATUS_DOES_NOT_FIT,
                () -> publish(wish(null, PublicStatus.POSTMORTEM, Audience.CUSTOMERS)));
    }

    @Test
    void thePageNeverFallsBehindWhatWasDeclared() {
        scenario.resolved();

        refused(
                UpdateProblem.STATUS_DOES_NOT_FIT,
                () -> publish(wish(null, PublicStatus.IDENTIFIED, Audience.CUSTOMERS)));
    }

    @Test
    void cadenceFollowsUncertainty() {
        scenario.take(publish(wish(null, PublicStatus.IDENTIFIED, Audience.CUSTOMERS)));

        assertThat(scenario.last(Side.EXTERNAL).nextUpdateDue()).isEqualTo(scenario.now.plus(Duration.ofMinutes(30)));
    }

    @Test
    void ownWordsToTheOutsideAreApprovedByTheirAuthorAndReplaceTheDraft() {
        scenario.take(publish(wish(Duration.ofMinutes(20), null, Audience.CUSTOMERS, Audience.SUPPORT)));

        assertThat(scenario.events(UpdateApproved.class)).hasSize(1);
        assertThat(scenario.events(UpdatePublished.class).getLast().publicStatus())
                .isEqualTo("investigating");
        assertThat(scenario.communication.openDraft()).isEmpty();
        assertThat(scenario.communication.promises().get(Side.INTERNAL).dueAt())
                .as("it reaches both sides")
                .isEqualTo(scenario.now.plus(Duration.ofMinutes(20)));
        assertThat(scenario.communication.firstInternalDue()).isNull();
    }

    @Test
    void wordsInsideTheCompanyNeedNoApproval() {
        scenario.take(publish(wish(null, PublicStatus.IDENTIFIED, Audience.LEADERSHIP)));

        assertThat(scenario.events(UpdateApproved.class)).isEmpty();
        assertThat(scenario.last(Side.INTERNAL).publicStatus()).isNull();
    }

    @Test
    void aPromiseIsWithinReason() {
        refused(UpdateProblem.UPDATE_INVALID, () -> publish(wish(Duration.ZERO, null, Audience.SUPPORT)));
        refused(UpdateProblem.UPDATE_INVALID, () -> publish(wish(Duration.ofMinutes(-1), null, Audience.SUPPORT)));
        refused(UpdateProblem.UPDATE_INVALID, () -> publish(wish(Duration.ofDays(8), null, Audience.SUPPORT)));
    }

    private Change publish(UpdateWish wish) {
        return UpdateRules.publish(scenario.communication, wish, CORA, "holds the role", scenario.now);
    }

    private Change approve(UUID draft) {
        return UpdateRules.approve(scenario.communication, draft, CORA, "holds the role", scenario.now);
    }

    private static UpdateWish wish(Duration nextUpdateIn, PublicStatus status, Audience... audiences) {
        return new UpdateWish(List.of(audiences), "News", "What we know.", nextUpdateIn, status);
    }

    private static void refused(ProblemCode code, ThrowingCallable move) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(move)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
