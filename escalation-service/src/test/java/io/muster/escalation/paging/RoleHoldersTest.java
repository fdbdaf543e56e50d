package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.paging.Effect.Alarm;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Cora owns communications by the policy; olga leads the team and stands in; the policy's levels are rami, then ada. */
class RoleHoldersTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class WhoStandsIn {

        @Test
        void isToldForWhichRole() {
            unanswered();

            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .isEqualTo("team lead, standing in: cora has not answered as communications owner");
        }

        @Test
        void hasTheRoleOnceTheyAnswerAndNobodyElseIsAskedForIt() {
            unanswered();

            store.acknowledges("olga", "olga");

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "olga");
            assertThat(store.page("cora").isOpen()).isFalse();
        }

        @Test
        void leavesTheRoleVacantUntilTheyAnswer() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);
            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).isEmpty();

            store.after(ofMinutes(5));

            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).containsOnlyKeys("cora");
        }

        @Test
        void doesNotHoldItForGoodWithoutAnAnswer() {
            unanswered();
            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);

            store.after(ofHours(1));

            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
        }

        @Test
        void leavesTheRoleToWhoAnswersFirst() {
            unanswered();

            store.acknowledges("cora", "cora");

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");
            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).doesNotContainKey("cora");
            assertThat(store.page("olga").isOpen()).isFalse();
        }

        private void unanswered() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofMinutes(5));
        }
    }

    @Nested
    class ARoleTakenOver {

        @Test
        void asksForNobodyElse() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);

            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir").after(ofMinutes(6));

            assertThat(store.page("cora").isOpen()).isFalse();
            assertThat(store.paged()).containsExactly("rami", "cora", "ada");
        }

        @Test
        void isNotAskedForWhenItBecomesNeeded() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir").severityChanged(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void staysTakenWhenTheNewPolicyIsApplied() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);
            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir");

            store.policy(store.level(ofMinutes(5), "ada")).appliesPolicy("amir");

            assertThat(store.paged()).containsExactly("rami", "cora", "ada");
        }

        @Test
        void twiceChangesNothing() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);
            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir");
            Escalation before = store.escalation;

            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir");

            assertThat(store.escalation).isEqualTo(before);
        }

        @Test
        void byWhoIsAskedForItIsTheirAnswer() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);

            store.gives("cora", Role.COMMUNICATIONS_OWNER, "cora");

            assertThat(store.page("cora").isAnsweredBy("cora")).isTrue();
        }

        @Test
        void isVacantWhenItsHolderCannotComeAndOthersAreAsked() {
            store.detected(Severity.SEV2).confirmed(Severity.SEV2);
            store.gives("amir", Role.COMMUNICATIONS_OWNER, "amir");

            store.cannotCome("amir");

            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).containsKey("amir");
            assertThat(store.paged()).containsExactly("rami", "cora", "olga");
        }
    }

    @Nested
    class Command {

        @Test
        void passesToWhoHasComeWhenItsHolderCannot() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("ada", Role.COMMANDER, "ada");

            store.cannotCome("ada");

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void isVacantAndAskedForWhereNobodyHasCome() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("ada", Role.COMMANDER, "ada");

            store.cannotCome("ada");

            assertThat(store.escalation.unableFor(Role.COMMANDER)).containsKey("ada");
            assertThat(store.paged()).containsExactly("rami", "olga");
        }

        @Test
        void isNobodysUntilTheStandInAnswers() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("ada", Role.COMMANDER, "ada");

            store.cannotCome("ada").after(ofHours(1));
            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);

            store.acknowledges("olga", "olga");
            assertThat(store.roles).containsEntry(Role.COMMANDER, "olga");
        }

        @Test
        void givenToSomebodyWhoStaysSilentGoesBackToWhoHasCome() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("rami", Role.COMMANDER, "ada");
            assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");

            store.after(ofMinutes(5));

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
        }

        @Test
        void ofNobodyElseIsTouchedWhenSomebodyCannotCome() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.gives("ada", Role.COMMANDER, "ada").severityChanged(Severity.SEV2);

            store.cannotCome("cora");

            assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");
        }
    }

    /** Nobody is asked for then, so that no page is theirs. */
    @Nested
    class ARoleTakenOverBeforeTriageHasSpoken {

        @Test
        void passesToWhoeverComesWhenItsHolderCannot() {
            store.detected(Severity.SEV3).gives("amir", Role.COMMANDER, "amir").cannotCome("amir");

            store.confirmed(Severity.SEV3).acknowledges("rami", "rami");

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
        }

        @Test
        void isAskedForOnceItIsNeeded() {
            store.detected(Severity.SEV2).gives("amir", Role.COMMUNICATIONS_OWNER, "amir");
            store.cannotCome("amir").confirmed(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "cora");
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");
        }

        @Test
        void passesToWhoHasComeWhenItsHolderLeavesLater() {
            store.detected(Severity.SEV3).gives("amir", Role.COMMANDER, "amir");
            store.confirmed(Severity.SEV3).acknowledges("rami", "rami");

            store.cannotCome("amir");

            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
            assertThat(store.escalation.unableFor(Role.COMMANDER)).containsOnlyKeys("amir");
            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void isAskedForWhereNobodyHasComeWhenItsHolderLeaves() {
            store.detected(Severity.SEV3).gives("amir", Role.COMMANDER, "amir").confirmed(Severity.SEV3);

            store.cannotCome("amir");

            assertThat(store.paged()).containsExactly("rami", "olga");
            assertThat(store.of(ResponderPaged.class).getLast().forRole()).isEqualTo(Role.COMMANDER);
        }

        @Test
        void isNotAskedForTwiceWhenItsHolderSaysSoAgain() {
            store.detected(Severity.SEV3).gives("amir", Role.COMMANDER, "amir").confirmed(Severity.SEV3);

            store.cannotCome("amir").cannotCome("amir");

            assertThat(store.paged()).containsExactly("rami", "olga");
        }
    }

    @Test
    void whatNobodyHasSaidIsVacantForWhoOnlySaysThatTheyCannotCome() {
        store.detected(Severity.SEV3);

        assertThat(store.escalation.unableFor(Role.COMMANDER, Map.of("amir", PagingScenario.START)))
                .containsOnlyKeys("amir");
        store.confirmed(Severity.SEV3).after(ofMinutes(1)).acknowledges("rami", "rami");
        assertThat(store.escalation.unableFor(Role.COMMANDER, Map.of("rami", PagingScenario.START)))
                .as("they have come after all")
                .isEmpty();
    }

    @Nested
    class ARoleThatNoRuleAsksForAtThisSeverity {

        @Test
        void hasNoStandInForWhoTookItOver() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("ada", Role.SCRIBE, "ada");

            store.cannotCome("ada").after(ofMinutes(4));

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void hasNoStandInForWhoWasGivenIt() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).gives("rami", Role.TECHNICAL_LEAD, "ada");

            store.declines("ada", "ada").after(ofMinutes(4));

            assertThat(store.paged()).as("who gave it is told").containsExactly("rami", "ada", "rami");
        }
    }

    @Test
    void applyingTheVersionThatRunsChangesNothing() {
        store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofMinutes(1));
        Escalation before = store.escalation;

        store.appliesPolicy("rami");

        assertThat(store.escalation).isEqualTo(before);
        assertThat(store.paged()).containsExactly("rami", "cora");
    }

    @Test
    void aTestPageThatNobodyAnswersIsNoAlarm() {
        store.testPage().after(ofMinutes(20));

        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
        assertThat(store.alarms).extracting(Alarm::kind).doesNotContain(Alarm.Kind.EXHAUSTED);
    }
}
