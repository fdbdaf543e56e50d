package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rami is on call for payments; the policy pages Ada after five minutes and repeats once; Cora owns communications. */
class PagingPolicyTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class WhenTriageConfirms {

        @Test
        void thePersonOnCallIsPagedAtOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
            assertThat(store.onTheWay()).containsExactly("mail:rami");
        }

        @Test
        void thePageSaysWhyMe() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.of(ResponderPaged.class).getFirst().reason())
                    .isEqualTo("on call in schedule payments until 2026-11-23T00:00:00Z; level 1 of policy store; "
                            + "SEV3 confirmed");
        }

        @Test
        void theEscalationNamesItsPolicyAndVersion() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV2);

            EscalationStarted started = store.of(EscalationStarted.class).getFirst();
            assertThat(started.policy()).isEqualTo("store");
            assertThat(started.policyVersion()).isEqualTo("3");
            assertThat(started.severity()).isEqualTo(Severity.SEV2);
            assertThat(started.confirmed()).isTrue();
        }

        @Test
        void triageIsNotOverdueAnyMore() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(2));

            assertThat(store.of(EscalationStarted.class)).hasSize(1);
        }

        @Test
        void sayingItTwicePagesOnce() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).confirmed(Severity.SEV1);

            assertThat(store.paged()).containsExactly("rami", "cora");
        }
    }

    @Nested
    class WhenTriageIsSilent {

        @Test
        void nobodyIsPagedBeforeTheTimeIsOver() {
            store.detected(Severity.SEV1).after(ofSeconds(59));

            assertThat(store.paged()).isEmpty();
        }

        @Test
        void after60SecondsPeopleArePagedUnconfirmedAtTheProposedSeverity() {
            store.detected(Severity.SEV1).after(ofSeconds(60));

            EscalationStarted started = store.of(EscalationStarted.class).getFirst();
            assertThat(started.confirmed()).isFalse();
            assertThat(started.severity()).isEqualTo(Severity.SEV1);
            assertThat(store.paged()).contains("rami");
            assertThat(store.of(ResponderPaged.class).getFirst().reason()).contains("unconfirmed");
        }

        @Test
        void aLaterVerdictPagesNobodyAgain() {
            store.detected(Severity.SEV2).after(ofSeconds(60)).confirmed(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "cora");
            assertThat(store.of(EscalationStarted.class)).hasSize(1);
            assertThat(store.escalation.facts().confirmed()).isTrue();
        }

        @Test
        void aVerdictForAnotherServicePagesItsPeople() {
            store.detected(Severity.SEV3).after(ofSeconds(60));
            store.onCall("payments", "ada").confirmed(Severity.SEV3, "search", store.now);

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.page("rami").state()).isInstanceOf(PageState.Stopped.class);
        }

        @Test
        void aVerdictForAnotherServicePagesItsPeopleAlsoWhenTheWrongOnesHaveCome() {
            store.detected(Severity.SEV3).after(ofSeconds(60)).acknowledges("rami", "rami");
            store.onCall("payments", "ada").confirmed(Severity.SEV3, "search", store.now);

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.escalation.facts().service()).isEqualTo("search");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
        }

        @Test
        void aVerdictThatIsGraverBringsTheNextLevelToo() {
            store.detected(Severity.SEV3).after(ofSeconds(60)).acknowledges("rami", "rami");
            store.confirmed(Severity.SEV1);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }

        @Test
        void aVerdictThatIsGraverBringsTheNextLevelAlsoWhileNobodyHasCome() {
            store.detected(Severity.SEV3).after(ofSeconds(60)).confirmed(Severity.SEV1);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }

        @Test
        void aVerdictAfterNobodyAnsweredPagesOnceMore() {
            store.detected(Severity.SEV3).after(ofSeconds(60)).providersTakeEverything();
            store.after(ofMinutes(30)).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami", "ada", "rami", "ada", "rami");
        }

        @Test
        void aDismissalKeepsEverybodyAsleep() {
            store.detected(Severity.SEV1).dismissed().after(ofHours(1));

            assertThat(store.paged()).isEmpty();
        }
    }

    @Nested
    class WhenNobodyAnswers {

        @Test
        void after5MinutesLevel2IsPaged() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.of(ResponderPaged.class).getLast().level()).isEqualTo(2);
        }

        @Test
        void notASecondEarlier() {
            store.detected(Severity.SEV3)
                    .confirmed(Severity.SEV3)
                    .after(ofMinutes(5).minusSeconds(1));

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void after15MinutesItBeginsAgainAtLevel1() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(15));

            assertThat(store.paged()).containsExactly("rami", "ada", "rami");
            assertThat(store.of(ResponderPaged.class).getLast().reason()).contains("round 2");
        }

        @Test
        void whoIsOnCallIsAskedWhenTheLevelIsPaged() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.onCall("payments", "cora").after(ofMinutes(15));

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }

        @Test
        void afterTheLastRoundTheEscalationIsExhaustedOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
            store.after(ofHours(5));

            assertThat(store.paged()).containsExactly("rami", "ada", "rami", "ada");
            assertThat(store.of(EscalationExhausted.class)).hasSize(1);
            assertThat(store.alarms).extracting(Effect.Alarm::kind).containsExactly(Effect.Alarm.Kind.EXHAUSTED);
        }

        @Test
        void theSameTimerTwicePagesOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));
            store.levelPassesAgain(1, 1);

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void aRaisedSeverityStartsAnExhaustedEscalationAgain() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
            store.after(ofHours(1)).severityChanged(Severity.SEV1);

            assertThat(store.paged()).endsWith("rami", "cora");
        }
    }

    @Nested
    class WhenSomebodyAcknowledges {

        @Test
        void nobodyElseIsPaged() {
            store.detected(Severity.SEV3)
                    .confirmed(Severity.SEV3)
                    .acknowledges("rami", "rami")
                    .after(ofHours(1));

            assertThat(store.paged()).containsExactly("rami");
            assertThat(store.of(PageAcknowledged.class).getFirst().person()).isEqualTo("rami");
        }

        @Test
        void whatIsNotUnderWayYetIsNotSent() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));
            store.acknowledges("ada", "ada");

            assertThat(store.onTheWay()).isEmpty();
            assertThat(store.page("rami").attempts())
                    .extracting(ContactAttempt::outcome)
                    .containsExactly(ContactAttempt.Outcome.WITHDRAWN);
            assertThat(store.withdrawn)
                    .containsExactly(store.page("ada").id(), store.page("rami").id());
            assertThat(store.page("rami").state()).isEqualTo(new PageState.Stopped("acknowledged by ada", store.now));
        }

        @Test
        void theFirstBecomesCommander() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));
            store.acknowledges("ada", "ada").acknowledges("rami", "rami");

            assertThat(store.roles).containsEntry(Role.COMMANDER, "ada");
            assertThat(store.of(PageAcknowledged.class)).hasSize(2);
        }

        @Test
        void anotherResponderMayAnswerForThePagedPerson() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("ada", "rami");

            assertThat(store.of(PageAcknowledged.class).getFirst().person()).isEqualTo("ada");
            assertThat(store.of(PageAcknowledged.class).getFirst().reason()).isEqualTo("ada acknowledged for rami");
        }

        @Test
        void acknowledgingTwiceIsOneAnswer() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.acknowledges("rami", "rami").acknowledges("rami", "rami");

            assertThat(store.of(PageAcknowledged.class)).hasSize(1);
        }

        @Test
        void aMessageRecordedLateStaysAcknowledged() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.acknowledges("rami", "rami").providersTakeEverything();

            assertThat(store.page("rami").state()).isInstanceOf(PageState.Acknowledged.class);
            assertThat(store.page("rami").wasHandedOver()).isTrue();
        }

        @Test
        void aContactThatFailsAfterwardsCallsNobody() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.providerRefuses("mail:rami");

            assertThat(store.onTheWay()).isEmpty();
            assertThat(store.of(PageFailed.class)).isEmpty();
        }

        @Test
        void anEndedIncidentNeedsNoAnswer() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).resolved();

            assertThatThrownBy(() -> store.acknowledges("rami", "rami"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(PagingProblem.NO_LONGER_WANTED));
        }
    }

    @Nested
    class CommunicationsOwner {

        @Test
        void isAddedForSev1AndTakesTheRoleAtOnce() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1);

            ResponderPaged page = store.of(ResponderPaged.class).getLast();
            assertThat(page.person()).isEqualTo("cora");
            assertThat(page.forRole()).isEqualTo(Role.COMMUNICATIONS_OWNER);
            assertThat(store.roles).containsEntry(Role.COMMUNICATIONS_OWNER, "cora");
        }

        @Test
        void isNotWokenForSev3() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).doesNotContain("cora");
        }

        @Test
        void isAddedWhenTheSeverityRises() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.severityChanged(Severity.SEV2).severityChanged(Severity.SEV1);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }

        @Test
        void staysWhenTheSeverityFalls() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).severityChanged(Severity.SEV3);

            assertThat(store.onTheWay()).containsExactly("mail:rami", "mail:cora");
        }

        @Test
        void answersForTheRoleOnly() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).acknowledges("cora", "cora");

            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.after(ofMinutes(5)).paged()).containsExactly("rami", "cora", "ada");
        }

        @Test
        void isStillAskedWhenAResponderAnswers() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).acknowledges("rami", "rami");

            assertThat(store.onTheWay()).containsExactly("mail:cora");
        }
    }
}
