package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A role that somebody gives to somebody else. Cora owns communications by the policy; olga leads the team and stands in; the
 * policy's levels are rami, then ada.
 */
class RolesGivenTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class WhileARunAsks {
        @Test
        void isToldByAPage() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            store.gives("rami", Role.TECHNICAL_LEAD, "ada");

            ResponderPaged last = store.of(ResponderPaged.class).getLast();
            assertThat(last.person()).isEqualTo("ada");
            assertThat(last.forRole()).isEqualTo(Role.TECHNICAL_LEAD);
            assertThat(last.reason()).isEqualTo("rami has made ada technical lead");
        }

        @Test
        void goesToAStandInWhenItIsNotAnswered() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).gives("rami", Role.COMMUNICATIONS_OWNER, "ada");
            assertThat(store.page("cora").isOpen()).isFalse();

            store.after(ofMinutes(5)).acknowledges("olga", "olga");

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "olga");
        }

        @Test
        void isVacantWhenItIsNotAnsweredAndNobodyStandsIn() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");
            assertThat(store.roles).containsEntry(Role.TECHNICAL_LEAD, "ada");

            store.after(ofMinutes(5));

            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
        }

        @Test
        void toWhoHadTheirTimeAlreadyGivesThemTheirTimeAnew() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofMinutes(5));

            store.gives("rami", Role.COMMUNICATIONS_OWNER, "cora").after(ofMinutes(4));
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");

            assertThat(store.after(ofMinutes(1)).roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
            assertThat(store.paged()).containsExactly("rami", "cora", "ada", "olga", "cora", "rami", "olga");
        }

        @Test
        void asksTheLeadInTheirPlaceThoughTheLeadsOwnPageWasStopped() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofMinutes(5));
            store.gives("rami", Role.COMMUNICATIONS_OWNER, "ada");
            assertThat(store.page("olga").isOpen()).isFalse();

            store.after(ofMinutes(5));

            assertThat(store.of(ResponderPaged.class).getLast().person()).isEqualTo("olga");
        }

        @Test
        void toLookOnWakesNobody() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.OBSERVER, "ada");

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void toLookOnIsMissedByNobody() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("ada", Role.OBSERVER, "ada");

            store.cannotCome("ada");

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void ofAnIncidentThatIsOverAsksNobody() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).dismissed();

            store.gives("rami", Role.TECHNICAL_LEAD, "ada");

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void isOfferedToWhoGaveItWhoHearsOfItWhenItIsNotAnswered() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.after(ofMinutes(5));

            ResponderPaged told = store.of(ResponderPaged.class).getLast();
            assertThat(told.person()).isEqualTo("rami");
            assertThat(told.forRole()).isEqualTo(Role.TECHNICAL_LEAD);
            assertThat(told.reason()).isEqualTo("ada has not answered as technical lead, whom rami had chosen");
        }

        @Test
        void isOfferedToWhoGaveItAtOnceWhenItIsDeclined() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.declines("ada", "ada");

            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .isEqualTo("ada cannot come as technical lead, whom rami had chosen");
        }

        @Test
        void asksTheGiverOnlyOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.after(ofHours(1));

            assertThat(store.of(ResponderPaged.class))
                    .filteredOn(page -> page.forRole() == Role.TECHNICAL_LEAD)
                    .extracting(ResponderPaged::person)
                    .containsExactly("ada", "rami");
        }

        @Test
        void ofCommandIsToldToWhoHasItAgainAndWhoAnswersForItOrLosesIt() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("rami", Role.COMMANDER, "ada").after(ofMinutes(5));
            assertThat(store.of(ResponderPaged.class).getLast().person()).isEqualTo("rami");
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");

            store.after(ofMinutes(5));

            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.of(ResponderPaged.class).getLast().person()).isEqualTo("olga");
        }

        @Test
        void ofCommandStaysWithWhoeverAnswersForIt() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("rami", Role.COMMANDER, "ada").after(ofMinutes(5));

            store.acknowledges("rami", "rami").after(ofHours(1));

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
            assertThat(store.page("ada").isOpen()).isFalse();
        }

        @Test
        void isAskedForAnewByTheRunThatFollows() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).gives("rami", Role.COMMUNICATIONS_OWNER, "ada");
            store.policy(store.level(ofMinutes(5), "amir"));

            store.appliesPolicy("rami");

            assertThat(store.paged()).containsExactly("rami", "cora", "ada", "amir", "ada");
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "ada");
            assertThat(store.after(ofMinutes(5)).roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
        }

        @Test
        void isAskedForAnewWhenTheIncidentIsReopened() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.resolved().after(ofHours(1)).reopened();

            assertThat(store.paged()).containsExactly("rami", "ada", "rami", "ada");
            assertThat(store.after(ofMinutes(5)).roles).doesNotContainKey(Role.TECHNICAL_LEAD);
        }

        @Test
        void byRuleToWhoHasNotAnsweredEndsWhenThePolicyThatFollowsNamesAnother() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");

            store.asks(Role.COMMUNICATIONS_OWNER, "amir").appliesPolicy("rami");

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "amir");
        }
    }

    @Nested
    class BeforeARunHasBegun {

        @Test
        void isToldByAPageAtOnce() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada");

            ResponderPaged told = store.of(ResponderPaged.class).getLast();
            assertThat(told.person()).isEqualTo("ada");
            assertThat(told.forRole()).isEqualTo(Role.COMMANDER);
            assertThat(store.sent).extracting(PlayedEscalation.Sent::address).containsExactly("mail:ada");
        }

        @Test
        void isNobodysWhenTheirTimeIsOverAndWhoGaveItIsTold() {
            waitsForTriage();
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada");

            store.after(ofMinutes(5));

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.AwaitingVerdict.class);
            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.paged()).containsExactly("ada", "rami");
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .isEqualTo("ada has not answered as commander, whom rami had chosen");
        }

        @Test
        void isNobodysWhenTheyDeclineOrCannotBeReached() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada").declines("ada", "ada");
            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);

            store.contacts("amir").gives("rami", Role.TECHNICAL_LEAD, "amir");
            assertThat(store.of(PageFailed.class)).hasSize(1);
            assertThat(store.roles).doesNotContainKey(Role.TECHNICAL_LEAD);
        }

        @Test
        void asksNobodyAnyMoreWhenSomebodyTakesItOver() {
            waitsForTriage();
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada").gives("cora", Role.COMMANDER, "cora");
            assertThat(store.page("ada").isOpen()).isFalse();

            store.after(ofMinutes(6)).confirmed(Severity.SEV3);

            assertThat(store.roles).containsEntry(Role.COMMANDER, "cora");
            assertThat(store.paged()).containsExactly("ada", "rami");
        }

        @Test
        void isAnsweredByWhoTakesWhatTheyWereGiven() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada");

            store.gives("ada", Role.COMMANDER, "ada");

            assertThat(store.page("ada").isAnsweredBy("ada")).isTrue();
        }

        @Test
        void isNotTheFirstPageByWhichTheLevelsAreMeasured() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada").confirmed(Severity.SEV3);

            assertThat(store.escalation.isFirst(store.page("ada"))).isFalse();
            assertThat(store.escalation.isFirst(store.page("rami"))).isTrue();
        }

        @Test
        void hasItsTimeWhenTheRunBeginsMeanwhile() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada").confirmed(Severity.SEV3);
            assertThat(store.after(ofMinutes(4)).roles).containsEntry(Role.COMMANDER, "ada");

            store.after(ofMinutes(1));

            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.acknowledges("rami", "rami").roles).containsEntry(Role.COMMANDER, "rami");
        }

        @Test
        void isKeptByWhoAnswersForItAndAsksForNobodyElse() {
            store.detected(Severity.SEV2).gives("rami", Role.COMMUNICATIONS_OWNER, "ada");

            store.acknowledges("ada", "ada").confirmed(Severity.SEV2).after(ofMinutes(4));

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "ada");
            assertThat(store.paged()).containsExactly("ada", "rami");
            assertThat(store.escalation.state())
                    .as("who answers for a role spares nobody")
                    .isInstanceOf(EscalationState.Paging.class);
        }

        @Test
        void isAskedForByThePolicyOnceItWasTakenBack() {
            waitsForTriage();
            store.detected(Severity.SEV2).gives("rami", Role.COMMUNICATIONS_OWNER, "ada");

            store.after(ofMinutes(6)).confirmed(Severity.SEV2);

            assertThat(store.paged()).containsExactly("ada", "rami", "rami", "cora");
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");
        }

        @Test
        void ofADismissedIncidentIsAskedForAnewWhenItIsOneAfterAll() {
            store.detected(Severity.SEV3).gives("rami", Role.COMMANDER, "ada").dismissed();

            store.confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("ada", "rami", "ada");
            assertThat(store.after(ofMinutes(5)).roles).doesNotContainKey(Role.COMMANDER);
        }

        private void waitsForTriage() {
            store.triageOverdue(ofMinutes(15));
        }
    }
}
