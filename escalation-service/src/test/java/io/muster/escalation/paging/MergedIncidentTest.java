package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same store as in {@link PagingPolicyTest}: another incident is merged into the one that people are paged for. */
class MergedIncidentTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void whoAnsweredThereHasAnsweredHere() {
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).answeredElsewhere("ada");

        assertThat(store.of(PageAcknowledged.class)).singleElement().satisfies(answered -> {
            assertThat(answered.person()).isEqualTo("ada");
            assertThat(answered.reason()).contains("merged into this one");
        });
        store.after(ofHours(1));
        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void whoIsAskedHereTooIsNotAskedAnyMore() {
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).answeredElsewhere("rami");

        assertThat(store.onTheWay()).isEmpty();
        assertThat(store.escalation.pages()).hasSize(1);
        assertThat(store.page("rami").state()).isInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void anAnswerFromBeforeItWasReopenedSparesNobody() {
        PagingScenario other = confirmed();
        other.acknowledges("rami", "rami").resolved().reopened();

        store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

        assertThat(store.of(PageAcknowledged.class)).isEmpty();
        assertThat(store.after(ofMinutes(5)).paged()).containsExactly("rami", "ada");
    }

    @Test
    void norDoesOneThatTheIncidentHasOutlasted() {
        PagingScenario other = new PagingScenario().acknowledgementTimeout(ofMinutes(30));
        other.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
        other.after(ofMinutes(30));

        store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

        assertThat(store.of(PageAcknowledged.class)).isEmpty();
    }

    @Test
    void norDoesOneOfAnIncidentThatWasOver() {
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);
        store.takesOver(confirmed().acknowledges("rami", "rami").resolved());

        assertThat(store.of(PageAcknowledged.class)).isEmpty();
    }

    @Test
    void whereTwoMustComeItIsOneOfThem() {
        store.policy(two("rami", "ada"), store.level(ofMinutes(5), "cora"));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).answeredElsewhere("rami");

        assertThat(store.onTheWay()).containsExactly("mail:ada");
        assertThat(store.acknowledges("ada", "ada").after(ofHours(1)).paged()).containsExactly("rami", "ada");
    }

    @Test
    void itIsHandedOnWhenTheSurvivorIsMergedToo() {
        PagingScenario between = confirmed().answeredElsewhere("olga");

        store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(between);

        assertThat(store.of(PageAcknowledged.class))
                .singleElement()
                .extracting(PageAcknowledged::person)
                .isEqualTo("olga");
    }

    private static PagingScenario confirmed() {
        return new PagingScenario().detected(Severity.SEV3).confirmed(Severity.SEV3);
    }

    private Level two(String... people) {
        List<Target> targets =
                List.of(people).stream().<Target>map(Target.OfPerson::new).toList();
        return new Level(targets, ofMinutes(5), Level.Mode.ALL, 2, Condition.ALWAYS);
    }

    @Test
    void whoCameBeforeTheVerdictHasComeWhenItIsGiven() {
        store.detected(Severity.SEV3).answeredElsewhere("ada");

        assertThat(store.of(PageAcknowledged.class)).hasSize(1);
        assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.AwaitingVerdict.class);

        store.confirmed(Severity.SEV3).after(ofHours(1));

        assertThat(store.paged()).isEmpty();
        assertThat(store.of(EscalationStarted.class)).hasSize(1);
        assertThat(store.escalation.state())
                .isInstanceOfSatisfying(
                        EscalationState.Acknowledged.class,
                        state -> assertThat(state.by()).isEqualTo("ada"));
    }

    @Test
    void orWhenTriageIsOverdue() {
        store.detected(Severity.SEV3).answeredElsewhere("ada").after(ofHours(1));

        assertThat(store.of(EscalationStarted.class)).hasSize(1);
        assertThat(store.paged()).isEmpty();
    }

    @Test
    void whoElseIsNeededIsPagedWhenTheVerdictIsGiven() {
        store.policy(two("rami", "ada"), store.level(ofMinutes(5), "cora"));

        store.detected(Severity.SEV3).answeredElsewhere("rami").confirmed(Severity.SEV3);

        assertThat(store.onTheWay()).containsExactly("mail:ada");
        assertThat(store.acknowledges("ada", "ada").after(ofHours(1)).paged()).containsExactly("ada");
    }

    @Test
    void whoCameBeforeTheVerdictAndCannotStaySparesNobody() {
        store.detected(Severity.SEV3).answeredElsewhere("ada").cannotCome("ada").confirmed(Severity.SEV3);

        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void theWordOfWhoCameBeforeTheVerdictHoldsAsLongAsAnyOther() {
        store.acknowledgementTimeout(ofMinutes(30)).detected(Severity.SEV3).answeredElsewhere("rami");

        store.after(ofMinutes(1)).confirmed(Severity.SEV3).after(ofMinutes(30));

        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void whoCameBeforeTheVerdictIsHandedOnWhenThatOneIsMergedToo() {
        PagingScenario between = new PagingScenario().detected(Severity.SEV3).answeredElsewhere("olga");

        store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(between);

        assertThat(store.of(PageAcknowledged.class))
                .singleElement()
                .extracting(PageAcknowledged::person)
                .isEqualTo("olga");
    }

    @Test
    void whoCameToSeveralComesOnce() {
        store.detected(Severity.SEV3).answeredElsewhere("ada").answeredElsewhere("ada");

        assertThat(store.of(PageAcknowledged.class)).hasSize(1);
    }

    @Nested
    class Commanded {

        @Test
        void byWhoHadTakenItOverStaysTheirs() {
            PagingScenario other = confirmed().acknowledges("rami", "rami").gives("ada", Role.COMMANDER, "ada");

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");
        }

        @Test
        void byWhoNobodyHasComeBesideStaysTheirs() {
            PagingScenario other = confirmed().gives("ada", Role.COMMANDER, "ada");

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");
        }

        @Test
        void leavesCommandHereToWhoeverHasIt() {
            PagingScenario other = confirmed().gives("ada", Role.COMMANDER, "ada");

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

            assertThat(store.takesOver(other).roles).containsEntry(Role.COMMANDER, "rami");
        }

        @Test
        void bySomebodyWhoWasGivenItAndHasNotAnsweredIsWhoHasComes() {
            PagingScenario other = confirmed().acknowledges("rami", "rami").gives("rami", Role.COMMANDER, "ada");

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
        }
    }

    @Nested
    class AnswersToItsMessages {

        private final PagingScenario other = confirmed();

        @Test
        void countForTheOneItLivesOnIn() {
            store.policy(store.level(ofMinutes(5), "cora"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.ACKNOWLEDGE);

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
            assertThat(store.onTheWay()).isEmpty();
        }

        @Test
        void areAnswersToWhatAsksThemHereToo() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.DECLINE);

            assertThat(store.page("rami").state()).isInstanceOf(PageState.Declined.class);
            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void countForTheRunThatIsToCome() {
            store.detected(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.ACKNOWLEDGE).confirmed(Severity.SEV3);

            assertThat(store.paged()).isEmpty();
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }

        @Test
        void callTheNextLevelOfTheOneItLivesOnIn() {
            other.acknowledges("rami", "rami");
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.ESCALATE);

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void letWhoCameAlongGoAgain() {
            other.acknowledges("rami", "rami");
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");

            store.answersThere(other, "rami", PageAnswer.DECLINE);

            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void areNoAnswersToWhatAskedThemBeforeItWasReopened() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.policy(store.level(ofMinutes(5), "cora"))
                    .resolved()
                    .reopened()
                    .takesOver(other);

            store.answersThere(other, "rami", PageAnswer.ACKNOWLEDGE);

            assertThat(store.escalation.state())
                    .isInstanceOfSatisfying(
                            EscalationState.Acknowledged.class,
                            state -> assertThat(state.by()).isEqualTo("rami"));
            assertThat(store.onTheWay()).isEmpty();
        }

        @Test
        void areForgottenWhereNobodyIsLeftToBeCalled() {
            store.policy(store.level(ofMinutes(5), "cora"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.ESCALATE);

            assertThat(store.escalation.pages()).extracting(Page::person).containsExactly("cora");
        }

        @Test
        void thatSomebodyCannotComeMovesNothingWhereNobodyAsksThem() {
            store.policy(store.level(ofMinutes(5), "cora"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).takesOver(other);

            store.answersThere(other, "rami", PageAnswer.DECLINE);

            assertThat(store.paged()).containsExactly("cora");
            assertThat(store.attendance).containsEntry("rami", Attendance.CANNOT);
        }
    }
}
