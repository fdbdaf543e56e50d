package io.muster.comms.updates;

import static io.muster.comms.updates.Side.EXTERNAL;
import static io.muster.comms.updates.Side.INTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Audience;
import io.muster.contracts.CommsEvent.UpdateApproved;
import io.muster.contracts.CommsEvent.UpdateOverdue;
import io.muster.contracts.CommsEvent.UpdateOwed;
import io.muster.contracts.CommsEvent.UpdatePublished;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdatePolicyTest {

    private final Scenario scenario = new Scenario().detected();

    @Test
    void firstInternalUpdateGoesOutAsSoonAsACommanderIsKnown() {
        scenario.confirmed(Severity.SEV1).after(Duration.ofSeconds(40)).assigned(Role.COMMANDER, "ada");

        assertThat(scenario.updates(INTERNAL)).hasSize(1);
        PublishedUpdate update = scenario.last(INTERNAL);
        assertThat(update.title()).isEqualTo("SEV1 INC-1042: Checkout5xx on eu");
        assertThat(update.text())
                .contains("What is hit: Checkout5xx on eu (checkout and payment) in eu since 14:02 UTC.")
                .contains("Who is on it: commander ada.")
                .contains("Next update: by 14:32 UTC.");
        assertThat(update.nextUpdateDue()).isEqualTo(scenario.now.plus(Duration.ofMinutes(30)));
        assertThat(update.audiences()).containsExactly(Audience.RESPONDERS, Audience.SUPPORT, Audience.LEADERSHIP);
        assertThat(scenario.events(UpdatePublished.class).getFirst().context().visibility())
                .isEqualTo(Visibility.INTERNAL);
    }

    @Test
    void firstInternalUpdateWaitsForNobodyAfterItsDeadline() {
        scenario.confirmed(Severity.SEV2).after(Duration.ofMinutes(6));

        PublishedUpdate update = scenario.last(INTERNAL);
        assertThat(update.publishedAt()).isEqualTo(Scenario.START.plus(Duration.ofMinutes(5)));
        assertThat(update.text()).contains("nobody has taken command yet");
    }

    @Test
    void aCommanderWhoComesAfterTheFirstUpdateMakesNoSecondOne() {
        scenario.confirmed(Severity.SEV2)
                .after(Duration.ofMinutes(6))
                .assigned(Role.COMMANDER, "ada")
                .assigned(Role.COMMANDER, "rami");

        assertThat(scenario.updates(INTERNAL)).hasSize(1);
    }

    @Test
    void peopleWhoWorkOnAnUnconfirmedIncidentAreToldThatItIs() {
        scenario.assigned(Role.COMMANDER, "ada").confirmed(Severity.SEV1);

        assertThat(scenario.updates(INTERNAL)).hasSize(1);
        assertThat(scenario.last(INTERNAL).text()).contains("Not confirmed yet.");
    }

    @Test
    void sev1GetsAnExternalDraftInPlainWordsThatWaitsForApproval() {
        scenario.confirmed(Severity.SEV1);

        Draft.Words draft = scenario.draft();
        assertThat(draft.publicStatus()).isEqualTo(PublicStatus.INVESTIGATING);
        assertThat(draft.title()).isEqualTo("Problems with checkout and payment");
        assertThat(draft.text())
                .contains("What happened: Since 14:02 UTC, customers may have trouble completing checkout and paying in"
                        + " eu.")
                .contains("What we are doing:")
                .contains("What to expect next: We will tell more here by {next update}")
                .doesNotContain("5xx");
        assertThat(draft.audiences()).containsExactly(Audience.CUSTOMERS);
        assertThat(scenario.events(UpdatePublished.class)).isEmpty();
    }

    @Test
    void whatIsOwedFirstIsToldSoThatTheBoardCanCountDown() {
        scenario.confirmed(Severity.SEV1);

        Instant inside = Scenario.START.plus(Duration.ofMinutes(5));
        Instant outside = Scenario.START.plus(Duration.ofMinutes(10));
        assertThat(scenario.events(UpdateOwed.class))
                .extracting(UpdateOwed::dueAt)
                .containsExactly(inside, outside);
        assertThat(scenario.communication.incident().nextUpdateDue(false)).contains(inside);
        assertThat(scenario.communication.incident().nextUpdateDue(true)).contains(outside);

        scenario.approved("cora");

        assertThat(scenario.communication.incident().nextUpdateDue(true)).contains(scenario.now.plusSeconds(15 * 60));
        assertThat(scenario.events(UpdateOwed.class)).hasSize(2);
    }

    @Test
    void whatIsOutIsOwedNoMore() {
        scenario.confirmed(Severity.SEV3).after(Duration.ofMinutes(1)).assigned(Role.COMMANDER, "ada");

        assertThat(scenario.events).hasExactlyElementsOfTypes(UpdateOwed.class, UpdatePublished.class);
        assertThat(scenario.communication.incident().owed()).isEmpty();
    }

    @Test
    void sev3OwesTheOutsideNothing() {
        scenario.confirmed(Severity.SEV3).after(Duration.ofHours(1));

        assertThat(scenario.communication.drafts()).isEmpty();
        assertThat(scenario.events(UpdateOverdue.class)).isEmpty();
    }

    @Test
    void anIncidentThatGetsGraverGetsItsDraftThen() {
        scenario.confirmed(Severity.SEV3).severity(Severity.SEV3, Severity.SEV1);

        assertThat(scenario.draft().publicStatus()).isEqualTo(PublicStatus.INVESTIGATING);
        assertThat(scenario.communication.promises().get(EXTERNAL).dueAt())
                .isEqualTo(Scenario.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void anIncidentThatGetsLighterOwesNoFirstWordAnyMore() {
        scenario.confirmed(Severity.SEV2).severity(Severity.SEV2, Severity.SEV3).after(Duration.ofHours(1));

        assertThat(scenario.events(UpdateOverdue.class)).isEmpty();
        assertThat(scenario.events(UpdateOwed.class).getLast().dueAt()).isNull();
        assertThat(scenario.communication.incident().owed()).isEmpty();
        assertThat(scenario.communication.openDraft())
                .as("may still be approved")
                .isPresent();
    }

    @Test
    void approvalPublishesAndPromisesTheNextUpdate() {
        scenario.confirmed(Severity.SEV1).after(Duration.ofMinutes(3)).approved("cora");

        assertThat(scenario.events(UpdateApproved.class)).hasSize(1);
        UpdatePublished published = scenario.events(UpdatePublished.class).getFirst();
        assertThat(published.publicStatus()).isEqualTo("investigating");
        assertThat(published.nextUpdateDue()).isEqualTo(Instant.parse("2026-11-21T14:20:00Z"));
        assertThat(published.text()).contains("by 14:20 UTC").doesNotContain(UpdateTexts.NEXT_UPDATE);
        assertThat(published.context().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(scenario.communication.incident().promises())
                .containsEntry(Audience.CUSTOMERS, published.nextUpdateDue());
    }

    @Test
    void eachMissedPromiseIsToldOnce() {
        scenario.confirmed(Severity.SEV1).after(Duration.ofHours(3));

        List<UpdateOverdue> overdue = scenario.events(UpdateOverdue.class);
        assertThat(overdue).hasSize(2);
        assertThat(overdue.getFirst().audiences()).containsExactly(Audience.CUSTOMERS);
        assertThat(overdue.getFirst().promisedFor()).isEqualTo(Scenario.START.plus(Duration.ofMinutes(10)));
        assertThat(overdue.getFirst().promisedBy()).as("owed by policy").isNull();
        assertThat(overdue.getLast().promisedBy())
                .isEqualTo(scenario.last(INTERNAL).id());

        scenario.approved("cora").after(Duration.ofMinutes(16));

        assertThat(scenario.events(UpdateOverdue.class)).hasSize(3);
        assertThat(scenario.events(UpdateOverdue.class).getLast().promisedBy())
                .isEqualTo(scenario.last(EXTERNAL).id());
    }

    @Test
    void mitigationTellsTheCompanyAndDraftsMonitoring() {
        scenario.confirmed(Severity.SEV1).approved("cora").mitigated();

        assertThat(scenario.last(INTERNAL).title()).isEqualTo("SEV1 INC-1042: mitigated");
        assertThat(scenario.draft().publicStatus()).isEqualTo(PublicStatus.MONITORING);

        scenario.approved("cora");

        assertThat(scenario.last(EXTERNAL).nextUpdateDue()).isEqualTo(scenario.now.plus(Duration.ofMinutes(60)));
    }

    @Test
    void aDraftThatEventsOvertookIsDropped() {
        scenario.confirmed(Severity.SEV1).mitigated();

        assertThat(scenario.communication.drafts()).hasSize(2);
        assertThat(scenario.communication.drafts().getFirst()).isInstanceOf(Draft.Dropped.class);
        assertThat(scenario.draft().publicStatus()).isEqualTo(PublicStatus.MONITORING);
    }

    @Test
    void resolutionTellsTheCompanyAndDraftsTheThanks() {
        scenario.confirmed(Severity.SEV1).approved("cora").mitigated().resolved();

        assertThat(scenario.last(INTERNAL).title()).endsWith("resolved");
        assertThat(scenario.last(INTERNAL).nextUpdateDue()).isNull();
        assertThat(scenario.draft().text())
                .contains("thank you for your patience")
                .contains("sorry");

        scenario.approved("cora");

        assertThat(scenario.last(EXTERNAL).publicStatus()).isEqualTo(PublicStatus.RESOLVED);
        assertThat(scenario.communication.promises()).isEmpty();
        assertThat(scenario.communication.timers()).isEmpty();
    }

    @Test
    void thePromiseToTheOutsideStandsUntilTheResolvedNoteIsOut() {
        scenario.confirmed(Severity.SEV1)
                .approved("cora")
                .mitigated()
                .resolved()
                .after(Duration.ofMinutes(20));

        assertThat(scenario.events(UpdateOverdue.class)).hasSize(1);
    }

    @Test
    void reopeningWithdrawsTheResolvedNoteByItself() {
        scenario.confirmed(Severity.SEV1).mitigated().resolved().approved("cora");
        PublishedUpdate resolvedNote = scenario.last(EXTERNAL);

        scenario.after(Duration.ofMinutes(2)).reopened();

        PublishedUpdate update = scenario.last(EXTERNAL);
        assertThat(update.withdraws()).isEqualTo(resolvedNote.id());
        assertThat(update.publicStatus()).isEqualTo(PublicStatus.INVESTIGATING);
        assertThat(update.text()).contains("The problem is back").contains("no longer holds");
        assertThat(update.nextUpdateDue()).isEqualTo(scenario.now.plus(Duration.ofMinutes(15)));
        assertThat(scenario.last(INTERNAL).title()).endsWith("it is back");
        assertThat(scenario.communication.openDraft()).isEmpty();
    }

    @Test
    void reopeningBeforeTheResolvedNoteIsOutDropsTheNote() {
        scenario.confirmed(Severity.SEV1)
                .approved("cora")
                .mitigated()
                .resolved()
                .reopened();

        assertThat(scenario.updates(EXTERNAL))
                .as("the page still says investigating")
                .hasSize(1);
        assertThat(scenario.draft().publicStatus()).isEqualTo(PublicStatus.INVESTIGATING);
    }

    @Test
    void dismissalDropsWhatWaitsAndOwesNothingMore() {
        scenario.confirmed(Severity.SEV1).dismissed().after(Duration.ofHours(1));

        assertThat(scenario.communication.openDraft()).isEmpty();
        assertThat(scenario.communication.timers()).isEmpty();
        assertThat(scenario.communication.incident().nextUpdateDue()).isEmpty();
        assertThat(scenario.events(UpdatePublished.class)).isEmpty();
    }

    @Test
    void dismissalAfterThePublicWasToldTakesItBack() {
        scenario.confirmed(Severity.SEV1)
                .assigned(Role.COMMANDER, "ada")
                .approved("cora")
                .dismissed();

        PublishedUpdate update = scenario.last(EXTERNAL);
        assertThat(update.publicStatus()).isEqualTo(PublicStatus.RESOLVED);
        assertThat(update.text()).contains("there was no problem");
        assertThat(scenario.last(INTERNAL).title()).endsWith("dismissed");
        assertThat(scenario.communication.timers()).isEmpty();
    }

    @Test
    void ofARestrictedIncidentNothingIsDraftedByItself() {
        scenario.securityConfirmed(Severity.SEV1).mitigated().resolved();

        assertThat(scenario.communication.openDraft()).isEmpty();
        assertThat(scenario.communication.promises()).doesNotContainKey(EXTERNAL);
    }

    @Test
    void aMergedIncidentIsOverInPublicAndSaysWhy() {
        scenario.confirmed(Severity.SEV1).approved("cora").merged();

        assertThat(scenario.last(EXTERNAL).text()).contains("belongs to another problem");
    }

    @Test
    void aPublishedReviewBecomesThePostmortemOfAPublicIncident() {
        scenario.confirmed(Severity.SEV1)
                .approved("cora")
                .mitigated()
                .resolved()
                .reviewed("A deployment broke it.");

        PublishedUpdate update = scenario.last(EXTERNAL);
        assertThat(update.publicStatus()).isEqualTo(PublicStatus.POSTMORTEM);
        assertThat(update.title()).isEqualTo("Problems with checkout and payment");
        assertThat(update.text()).contains("so that it does not happen again").doesNotContain("deployment");
        assertThat(scenario.communication.timers()).isEmpty();
    }

    @Test
    void theReviewsWordsGoOutWhenTheCommunicationsOwnerApprovesThem() {
        scenario.confirmed(Severity.SEV1)
                .approved("cora")
                .mitigated()
                .resolved()
                .reviewed("A deployment broke it.");

        assertThat(scenario.draft().text()).isEqualTo("A deployment broke it.");
        scenario.approved("cora");

        PublishedUpdate update = scenario.last(EXTERNAL);
        assertThat(update.publicStatus()).isEqualTo(PublicStatus.POSTMORTEM);
        assertThat(update.title()).isEqualTo("What we learned: Problems with checkout and payment");
        assertThat(update.text()).isEqualTo("A deployment broke it.");
        assertThat(update.by().id()).isEqualTo("cora");
    }

    @Test
    void nothingThatAReviewSaysOfARestrictedIncidentIsDrafted() {
        scenario.securityConfirmed(Severity.SEV1)
                .published("cora", "We are looking into trouble with accounts.")
                .mitigated()
                .resolved()
                .reviewed("Customer data were copied through the search.");

        PublishedUpdate update = scenario.last(EXTERNAL);
        assertThat(update.publicStatus()).isEqualTo(PublicStatus.POSTMORTEM);
        assertThat(update.text()).doesNotContain("copied");
        assertThat(scenario.communication.openDraft()).isEmpty();
    }

    @Test
    void aReviewOfAnIncidentThePublicNeverHeardOfStaysInside() {
        scenario.confirmed(Severity.SEV3).resolved().reviewed("A typo.");

        assertThat(scenario.updates(EXTERNAL)).isEmpty();
    }

    @Test
    void eventsThatComeTooLateChangeNothing() {
        scenario.confirmed(Severity.SEV1)
                .dismissed()
                .confirmed(Severity.SEV1)
                .mitigated()
                .resolved();

        assertThat(scenario.events).hasOnlyElementsOfType(UpdateOwed.class);
        assertThat(scenario.communication.openDraft()).isEmpty();
    }
}
