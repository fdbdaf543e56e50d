package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same store as in {@link PagingPolicyTest}, when things go wrong, end, or come late. */
class PagingTroubleTest {

    private final PagingScenario store = new PagingScenario();

    @Nested
    class WhenAProviderHasMoreThanItTakes {

        @Test
        void theNextContactIsUsedBesideTheFirst() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).afterAQueueOf(ofMinutes(1));

            assertThat(store.onTheWay()).containsExactly("mail:rami", "webhook:rami");
        }

        @Test
        void whatWasTakenOrAnsweredNeedsNoOther() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();

            assertThat(store.afterAQueueOf(ofMinutes(1)).onTheWay()).isEmpty();
        }

        @Test
        void itNeverFailsAPage() {
            store.contacts("rami", "mail");

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).afterAQueueOf(ofMinutes(4));

            assertThat(store.onTheWay()).containsExactly("mail:rami");
            assertThat(store.page("rami").isOpen()).isTrue();
        }
    }

    @Nested
    class WhenContactsFail {

        @Test
        void theNextContactOfThePersonIsUsed() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providerRefuses("mail:rami");

            assertThat(store.onTheWay()).containsExactly("webhook:rami");
            assertThat(store.of(PageFailed.class)).isEmpty();
        }

        @Test
        void withoutAnyLeftTheNextLevelIsPagedAtOnce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.providerRefuses("mail:rami").providerRefuses("webhook:rami");

            assertThat(store.of(PageFailed.class).getFirst().person()).isEqualTo("rami");
            assertThat(store.onTheWay()).containsExactly("mail:ada");
            assertThat(store.now).isEqualTo(PagingScenario.START);
        }

        @Test
        void theTimerOfTheLevelThatFailedDoesNotSkipTheNext() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.providerRefuses("mail:rami").providerRefuses("webhook:rami").after(ofMinutes(9));

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        @Test
        void withEveryProviderOutOfOrderItIsTriedAgainForEver() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).everyProviderRefuses();
            assertThat(store.of(EscalationExhausted.class)).hasSize(1);

            store.after(ofMinutes(1));
            assertThat(store.onTheWay()).containsExactly("mail:rami");

            store.everyProviderRefuses().after(ofMinutes(2));
            assertThat(store.onTheWay()).containsExactly("mail:rami");
            assertThat(store.of(EscalationExhausted.class)).hasSize(1);
        }

        @Test
        void whatIsGatheredIntoOneMessageHasItsTimeBeforeItIsTriedAgain() {
            Contact slow = Contact.of("sms", "sms:rami").paced(new Pace(ofMinutes(4), Optional.empty()));
            store.person(new Person("rami", "Rami", ZoneId.of("UTC"), List.of(slow)));
            store.policy(store.level(ofMinutes(1), "rami"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(4));
            assertThat(store.paged()).containsExactly("rami");
            store.providersTakeEverything().after(ofHours(1));

            assertThat(store.paged()).as("it has reached somebody").containsExactly("rami");
        }

        @Test
        void whoIsAskedForARoleDoesNotEndTheTriesForTheOthers() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).providerTakes("mail:cora");
            store.everyProviderRefuses().after(ofMinutes(1));

            assertThat(store.onTheWay()).containsExactly("mail:rami");
            assertThat(store.everyProviderRefuses().after(ofMinutes(2)).onTheWay())
                    .containsExactly("mail:rami");
        }

        @Test
        void norDoesAPartnersSupportDesk() {
            store.person(desk("bank")).policy(store.level(ofMinutes(5), "bank"), store.level(ofMinutes(5), "rami"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providerTakes("mail:bank");
            store.after(ofMinutes(5)).everyProviderRefuses().after(ofMinutes(1));

            assertThat(store.onTheWay()).containsExactly("mail:bank");
        }

        private static Person desk(String id) {
            List<Contact> mail = List.of(Contact.of("mail", "mail:" + id));
            return new Person(id, id, ZoneId.of("UTC"), mail, List.of(), Optional.empty(), Optional.of("The Bank"));
        }

        @Test
        void whoCameBeforeAProviderSaidYesWasReached() {
            Level two = new Level(
                    List.of(new Target.OfPerson("rami"), new Target.OfPerson("ada")),
                    ofMinutes(5),
                    Level.Mode.ALL,
                    2,
                    Condition.ALWAYS);
            store.policy(two).detected(Severity.SEV3).confirmed(Severity.SEV3);
            store.acknowledges("rami", "rami").everyProviderRefuses().after(ofMinutes(5));

            assertThat(store.of(EscalationExhausted.class).getFirst().reason())
                    .isEqualTo("too few acknowledged in 1 round(s) of 1 level(s)");
        }

        @Test
        void theCommunicationsOwnersStandInIsPaged() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1);
            store.providerRefuses("mail:cora").providerRefuses("webhook:cora");

            ResponderPaged last = store.of(ResponderPaged.class).getLast();
            assertThat(last.person()).isEqualTo("olga");
            assertThat(last.forRole()).isEqualTo(Role.COMMUNICATIONS_OWNER);
        }
    }

    @Nested
    class WhenNobodyCanBeFound {

        @Test
        void theTeamLeadStandsInForAnEmptySchedule() {
            store.onCall("payments").detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("olga");
            assertThat(store.of(ResponderPaged.class).getFirst().reason())
                    .contains("team lead, standing in: schedule payments has nobody on call");
            assertThat(store.alarms).extracting(Effect.Alarm::kind).containsExactly(Effect.Alarm.Kind.UNROUTABLE);
        }

        @Test
        void theAdminsStandInWithoutATeamLead() {
            store.onCall("payments")
                    .standIns(null, "amir")
                    .detected(Severity.SEV3)
                    .confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("amir");
        }

        @Test
        void aPersonWithoutContactsIsNobody() {
            store.contacts("rami").detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("olga");
        }

        @Test
        void levelsThatReachNobodyArePassedAtOnce() {
            store.onCall("payments").standIns(null).detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("ada");
            assertThat(store.alarms).isNotEmpty();
        }

        @Test
        void withNobodyAtAllItIsLoudAndTriedAgain() {
            store.onCall("payments").contacts("ada").standIns(null);
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            assertThat(store.of(EscalationExhausted.class)).hasSize(1);
            assertThat(store.alarms)
                    .extracting(Effect.Alarm::kind)
                    .contains(Effect.Alarm.Kind.UNROUTABLE, Effect.Alarm.Kind.EXHAUSTED);

            store.onCall("payments", "rami").after(ofMinutes(1));
            assertThat(store.paged()).containsExactly("rami");
        }
    }

    @Nested
    class WhenTheIncidentEnds {

        @Test
        void nothingNewGoesOut() {
            store.detected(Severity.SEV1).confirmed(Severity.SEV1).resolved().after(ofHours(1));

            assertThat(store.onTheWay()).isEmpty();
            assertThat(store.paged()).containsExactly("rami", "cora");
        }

        @Test
        void aConfirmationAfterADismissalPages() {
            store.detected(Severity.SEV3).dismissed().confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void aConfirmationAfterTheResolutionDoesNot() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).resolved().confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void reopeningPagesFromLevel1WithThePolicyInForce() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));
            store.acknowledges("ada", "ada").resolved();
            store.inForce = store.inForce.withVersion(4);
            store.reopened();

            assertThat(store.paged()).containsExactly("rami", "ada", "rami");
            assertThat(store.of(EscalationStarted.class).getLast().policyVersion())
                    .isEqualTo("4");
            assertThat(store.after(ofMinutes(5)).paged()).endsWith("rami", "ada");
        }
    }

    @Nested
    class WhenTheCauseIsLongAgo {

        @Test
        void pagesWaitForAPersonsDecision() {
            store.detected(Severity.SEV1).afterAnOutageOf(ofHours(2));

            assertThat(store.paged()).isEmpty();
            assertThat(store.onTheWay()).isEmpty();
            assertThat(store.page("rami").state()).isInstanceOf(PageState.Held.class);
            assertThat(store.alarms).extracting(Effect.Alarm::kind).containsExactly(Effect.Alarm.Kind.HELD);
        }

        @Test
        void aPersonCanSendThem() {
            store.detected(Severity.SEV1).afterAnOutageOf(ofHours(2)).releases("ada", "rami");

            assertThat(store.paged()).containsExactly("rami", "cora");
            assertThat(store.after(ofMinutes(5)).paged()).contains("ada");
        }

        @Test
        void aFreshConfirmationPages() {
            store.detected(Severity.SEV3).afterAnOutageOf(ofHours(2)).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void soDoesOneThatBecomesGraver() {
            store.detected(Severity.SEV2).afterAnOutageOf(ofHours(2)).severityChanged(Severity.SEV1);

            assertThat(store.paged()).containsExactly("rami", "cora");
            assertThat(store.onTheWay()).containsExactly("mail:rami", "mail:cora");
        }

        @Test
        void aRunningEscalationGoesOnAfterAnOutage() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).afterAnOutageOf(ofHours(2));

            assertThat(store.paged()).startsWith("rami", "ada");
        }

        @Test
        void sendingWhatIsNotHeldIsRefused() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThatThrownBy(() -> store.releases("ada", "rami")).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aReplacementPolicySaysWhatIsWrong() {
        store.routingProblem = Optional.of("service payments is not known");
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);

        assertThat(store.of(EscalationStarted.class).getFirst().reason()).contains("service payments is not known");
        assertThat(store.alarms).extracting(Effect.Alarm::kind).containsExactly(Effect.Alarm.Kind.UNROUTABLE);
    }
}
