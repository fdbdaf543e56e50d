package io.muster.escalation.paging;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the people of an incident call others. Level 1 is rami, level 2 ada; cora speaks to the outside. */
class CallingOthersTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class Declining {

        @Test
        void theNextLevelIsPagedAtOnce() {
            confirmed(Severity.SEV3).declines("rami", "rami");

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.page("rami").state()).isEqualTo(new PageState.Declined("rami", store.now));
            assertThat(store.onTheWay()).containsExactly("mail:ada");
            assertThat(store.withdrawn).containsExactly(store.page("rami").id());
        }

        @Test
        void itIsToldThatThePersonCannotCome() {
            confirmed(Severity.SEV3).declines("ada", "rami");

            ResponderJoined said = store.of(ResponderJoined.class).getFirst();
            assertThat(said.person()).isEqualTo("rami");
            assertThat(said.attendance()).isEqualTo(Attendance.CANNOT);
            assertThat(said.actor().id()).isEqualTo("ada");
            assertThat(said.reason()).isEqualTo("ada says that rami cannot come");
            assertThat(store.attendance).containsEntry("rami", Attendance.CANNOT);
        }

        @Test
        void whileSomebodyElseOfTheLevelIsAskedTheLevelKeepsItsTime() {
            store.policy(store.level(ofMinutes(5), "rami", "olga"), store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV3).providersTakeEverything().declines("rami", "rami");
            assertThat(store.paged()).containsExactly("rami", "olga");

            store.declines("olga", "olga");
            assertThat(store.paged()).containsExactly("rami", "olga", "ada");
        }

        @Test
        void atTheEndOfTheLastRoundEverybodyHadTheirChance() {
            store.policy(store.level(ofMinutes(5), "rami"), store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV3)
                    .providersTakeEverything()
                    .declines("rami", "rami")
                    .declines("ada", "ada");

            assertThat(store.of(EscalationExhausted.class)).hasSize(1);
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
        }

        @Test
        void aDeclinedRoleCallsStandIns() {
            confirmed(Severity.SEV1).declines("cora", "cora");

            ResponderPaged last = store.of(ResponderPaged.class).getLast();
            assertThat(last.person()).isEqualTo("olga");
            assertThat(last.forRole()).isEqualTo(Role.COMMUNICATIONS_OWNER);
            assertThat(last.reason()).isEqualTo("team lead, standing in: cora cannot come as communications owner");
        }

        @Test
        void aDeclinedRoleIsNobodysUntilSomebodyAnswersForIt() {
            confirmed(Severity.SEV1);
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");

            store.declines("cora", "cora");
            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
            store.acknowledges("olga", "olga");

            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "olga");
        }

        @Test
        void aRoleThatNobodyIsLeftForIsToldToBeVacantUntilSomebodyComesAfterAll() {
            store.standIns("olga");
            confirmed(Severity.SEV1).declines("cora", "cora").declines("olga", "olga");
            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).containsOnlyKeys("cora", "olga");

            store.acknowledges("cora", "cora");

            assertThat(store.escalation.unableFor(Role.COMMUNICATIONS_OWNER)).containsOnlyKeys("olga");
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");
        }

        @Test
        void aRoleWhoseHolderCannotBeReachedIsNobodysEither() {
            store.standIns("olga");
            confirmed(Severity.SEV1).everyProviderRefuses();

            assertThat(store.roles).doesNotContainKey(Role.COMMUNICATIONS_OWNER);
        }

        @Test
        void sayingItTwiceOrAfterFailingPagesNobodyTwice() {
            confirmed(Severity.SEV3).everyProviderRefuses();
            int before = store.paged().size();

            store.declines("rami", "rami").declines("rami", "rami");

            assertThat(store.paged()).hasSize(before);
            assertThat(store.of(ResponderJoined.class)).hasSize(1);
        }

        @Test
        void whoDeclinedMayComeAfterAll() {
            confirmed(Severity.SEV3).declines("rami", "rami").acknowledges("rami", "rami");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
        }

        @Test
        void whoHasComeAndSaysNoAfterAllIsNotReliedUpon() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").declines("rami", "rami");

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.attendance).containsEntry("rami", Attendance.CANNOT);
            assertThat(store.escalation.unableFor(Role.COMMANDER)).containsOnlyKeys("rami");
            assertThat(store.after(ofMinutes(10)).paged()).as("round 2").containsExactly("rami", "ada", "rami");
        }

        @Test
        void whoHasComeAndIsAskedForARoleBesideDeclinesThatAlone() {
            store.policy(store.level(ofMinutes(5), "cora"), store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV1);
            store.acknowledgesPage("cora", store.escalation.pages().getFirst().id())
                    .declines("cora", "cora");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
            assertThat(store.paged()).as("who speaks in her place").containsExactly("cora", "cora", "olga");
            assertThat(store.attendance).doesNotContainKey("cora");
        }

        @Test
        void whoHasComeAndDeclinesAnotherMessageOfTheLevelsIsNotReliedUponEither() {
            store.policy(
                    1,
                    new Level(
                            List.of(new Target.OfPerson("rami"), new Target.OfPerson("ada")),
                            ofMinutes(5),
                            Level.Mode.ALL,
                            2,
                            Condition.ALWAYS));
            confirmed(Severity.SEV3).after(ofMinutes(5));
            store.acknowledgesPage("rami", store.escalation.pages().getFirst().id());

            store.declines("rami", "rami").acknowledges("ada", "ada");

            assertThat(store.escalation.state()).as("one of two").isInstanceOf(EscalationState.Paging.class);
        }

        @Test
        void whoHasComeInTheirPlaceStays() {
            confirmed(Severity.SEV3).acknowledges("olga", "rami").declines("rami", "rami");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
            assertThat(store.after(ofMinutes(60)).paged()).containsExactly("rami");
        }

        @Test
        void whoHasComeInSomebodysPlaceSaysNoForThemselves() {
            confirmed(Severity.SEV3)
                    .acknowledges("olga", "rami")
                    .declinesPage("olga", store.page("rami").id());
            assertThat(store.paged()).as("the level still stands for rami").containsExactly("rami", "rami");

            store.declinesPage("olga", store.escalation.pages().getFirst().id());

            assertThat(store.page("rami").isOpen()).as("twice is once").isTrue();
            assertThat(store.attendance).containsOnlyKeys("olga");
        }
    }

    @Nested
    class Escalating {

        @Test
        void theNextLevelIsPagedAtOnceAndToldWhoAsks() {
            confirmed(Severity.SEV3).escalates("rami", "rami");

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .startsWith("named by the policy; level 2")
                    .endsWith("rami stays on it and asks for the next level");
            assertThat(store.page("rami").isOpen()).isTrue();
            assertThat(store.attendance).containsEntry("rami", Attendance.JOINED);
        }

        @Test
        void theTimeOfTheLevelBeforeDoesNotMoveItOnceMore() {
            confirmed(Severity.SEV3).providersTakeEverything().escalates("rami", "rami");
            store.after(ofMinutes(6));

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void askingAgainWhileThoseHaveTheirTimeIsTheSameWish() {
            store.policy(
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(5), "ada"),
                    store.level(ofMinutes(5), "olga"));
            confirmed(Severity.SEV3).escalates("rami", "rami").escalates("rami", "rami");
            assertThat(store.paged()).containsExactly("rami", "ada");

            store.escalates("ada", "ada");
            assertThat(store.paged()).as("another person's is another").containsExactly("rami", "ada", "olga");
        }

        @Test
        void askingAgainOnceTheirTimeIsOverIsAnotherWish() {
            store.policy(
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(5), "ada"),
                    store.level(ofMinutes(5), "olga"),
                    store.level(ofMinutes(5), "amir"));
            confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");
            store.escalates("rami", "rami");
            assertThat(store.paged()).containsExactly("rami", "ada");

            store.after(ofMinutes(5));
            assertThat(store.paged()).as("ada did not come").containsExactly("rami", "ada", "olga");

            store.escalates("rami", "rami");
            assertThat(store.paged()).containsExactly("rami", "ada", "olga", "amir");
        }

        @Test
        void whoHasComeGetsTheNextLevelBesideThem() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }

        @Test
        void atTheEndItOnlySaysSo() {
            store.policy(store.level(ofMinutes(5), "rami"), store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV3).escalates("rami", "rami");
            Escalation before = store.escalation;

            store.escalates("ada", "ada");

            assertThat(store.escalation).isEqualTo(before);
            assertThat(store.lastReason).isEqualTo("every level was paged; nobody is left to ask");
            assertThat(store.of(EscalationExhausted.class)).isEmpty();
        }

        @Test
        void theNextRoundFollowsTheLastLevel() {
            store.policy(1, store.level(ofMinutes(5), "rami"));

            confirmed(Severity.SEV3).escalates("rami", "rami").escalates("rami", "rami");

            assertThat(store.paged()).containsExactly("rami", "rami");
        }

        @Test
        void anEndedIncidentNeedsNobody() {
            confirmed(Severity.SEV3).resolved();

            assertThatThrownBy(() -> store.escalates("rami", "rami"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NO_LONGER_WANTED));
        }
    }

    @Nested
    class AnotherTeamsHelp {

        @BeforeEach
        void aTeamOfDatabaseAdministrators() {
            store.contacts("dora", "mail", "sms").contacts("dina", "mail").team("dba", "dina", "dora");
        }

        @Test
        void whoStandsForTheTeamIsPagedAsAnExpert() {
            confirmed(Severity.SEV3).asksForHelp("rami", "dba", "locks on the orders table");

            ResponderPaged page = store.of(ResponderPaged.class).getLast();
            assertThat(page.person()).isEqualTo("dora");
            assertThat(page.forRole()).isEqualTo(Role.SUBJECT_MATTER_EXPERT);
            assertThat(page.reason()).isEqualTo("rami asks for help: locks on the orders table; in team dba");
            assertThat(store.onTheWay()).contains("mail:dora");
        }

        @Test
        void theirAnswerDoesNotEndTheEscalation() {
            confirmed(Severity.SEV3).asksForHelp("rami", "dba", "locks").acknowledges("dora", "dora");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
            assertThat(store.page("rami").isOpen()).isTrue();
            assertThat(store.roles).containsEntry(Role.SUBJECT_MATTER_EXPERT, "dora");
        }

        @Test
        void theNextContactIsUsedAndThenSomebodyStandsIn() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");
            store.providerRefuses("mail:dora");
            assertThat(store.onTheWay()).containsExactly("sms:dora");

            store.providerRefuses("sms:dora");
            assertThat(store.paged()).containsExactly("rami", "dora", "dina");
        }

        @Test
        void goesOnWhenAnotherVersionOfThePolicyIsApplied() {
            confirmed(Severity.SEV3).asksForHelp("rami", "dba", "locks");

            store.policy(store.level(ofMinutes(5), "ada")).appliesPolicy("rami");

            assertThat(store.paged()).containsExactly("rami", "dora", "ada", "dora");
            assertThat(store.after(ofMinutes(5)).paged()).contains("dina");
        }

        @Test
        void askingTwicePagesOnce() {
            confirmed(Severity.SEV3).asksForHelp("rami", "dba", "locks").asksForHelp("ada", "dba", "locks");

            assertThat(store.paged()).containsExactly("rami", "dora");
            assertThat(store.lastReason).isEqualTo("everybody who stands for the team is asked already");
        }

        @Test
        void whereTheTeamTakesTurnsTheNextOneIsAskedNextTime() {
            Level inTurn = new Level(
                    List.of(new Target.OfPerson("dora"), new Target.OfPerson("dina")),
                    ofMinutes(5),
                    Level.Mode.ROUND_ROBIN,
                    1,
                    Condition.ALWAYS);
            EscalationPolicy whole = EscalationPolicy.wholeTeam("dba", ofMinutes(5));
            EscalationPolicy turns = new EscalationPolicy(
                    "dba", "DBA", 1, List.of(inTurn), 0, whole.triageOverdue(), Map.of(), Optional.empty());

            confirmed(Severity.SEV3).asksForHelp("rami", "dba", turns, "locks");
            store.asksForHelp("rami", "dba", turns, "indexes");

            assertThat(store.paged()).containsExactly("rami", "dora", "dina");
        }

        @Test
        void beforeTriageHasSpokenAndAfterTheEndNobodyIsAsked() {
            store.detected(Severity.SEV3);
            assertThatThrownBy(() -> store.asksForHelp("rami", "dba", "locks"))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NOT_PAGING));

            store.confirmed(Severity.SEV3).resolved();
            assertThatThrownBy(() -> store.asksForHelp("rami", "dba", "locks"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NO_LONGER_WANTED));
        }
    }

    private PagingScenario confirmed(Severity severity) {
        return store.detected(severity).confirmed(severity);
    }
}
