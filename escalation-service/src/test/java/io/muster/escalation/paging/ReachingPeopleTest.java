package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.Urgency;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Rami is on call for payments; the policy pages Ada after five minutes. It is ten in the morning UTC. Rami has a phone and
 * a tablet, and says in which order and after how long they shall ring.
 */
class ReachingPeopleTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<Contact> DEVICES = List.of(Contact.of("sms", "phone"), Contact.of("mail", "tablet"));

    private final PagingScenario store = new PagingScenario();

    @Nested
    class ByRules {

        @Test
        void whatWasPlannedIsKeptWhenItBecomesMilder() {
            rami(
                    rule(Urgency.HIGH, ofMinutes(0), 0),
                    rule(Urgency.HIGH, ofMinutes(3), 1),
                    rule(Urgency.LOW, ofMinutes(0), 0));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).severityChanged(Severity.SEV3);

            assertThat(store.after(ofMinutes(3)).sent).contains(new PagingScenario.Sent(store.now, "tablet"));
        }

        @Test
        void theSecondDeviceIsUsedEarlyAlsoWhenItHasBecomeMilder() {
            rami(
                    rule(Urgency.HIGH, ofMinutes(0), 0),
                    rule(Urgency.HIGH, ofMinutes(3), 1),
                    rule(Urgency.LOW, ofMinutes(0), 0));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).severityChanged(Severity.SEV3);
            store.providerRefuses("phone");

            assertThat(to("tablet")).containsExactly(Duration.ZERO);
        }

        @Test
        void whatIsGatheredIntoOneMessageIsNotTakenForStuck() {
            Contact gathered = Contact.of("sms", "phone").paced(new Pace(ofMinutes(2), Optional.empty()));
            store.person(new Person("rami", "Rami", UTC, List.of(gathered, Contact.of("voice", "landline"))));

            store.detected(Severity.SEV3)
                    .confirmed(Severity.SEV3)
                    .afterAQueueOf(ofMinutes(3).minusSeconds(1));
            assertThat(to("landline")).isEmpty();

            store.afterAQueueOf(ofSeconds(1));
            assertThat(to("landline")).containsExactly(ofMinutes(3));
        }

        @Test
        void norIsWhatWaitsSinceTooManyWentOut() {
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(1));

            store.isUntaken("rami", store.now);
            assertThat(store.onTheWay()).containsExactly("mail:rami");

            store.after(ofMinutes(1)).isUntaken("rami", store.now.minus(ofMinutes(1)));
            assertThat(store.onTheWay()).containsExactly("mail:rami", "webhook:rami");
        }

        @Test
        void after3MinutesDevice2Rings() {
            rami(rule(Urgency.HIGH, ofMinutes(0), 0), rule(Urgency.HIGH, ofMinutes(3), 1));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).providersTakeEverything();
            assertThat(to("phone")).containsExactly(Duration.ZERO);
            store.after(ofMinutes(3).minusSeconds(1));
            assertThat(to("tablet")).isEmpty();
            store.after(ofSeconds(1));

            assertThat(to("tablet")).containsExactly(ofMinutes(3));
            assertThat(store.paged()).as("one page, two devices").containsExactly("rami", "cora");
        }

        @Test
        void device2StaysSilentWhenDevice1WasAnswered() {
            rami(rule(Urgency.HIGH, ofMinutes(0), 0), rule(Urgency.HIGH, ofMinutes(3), 1));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).providersTakeEverything();
            store.after(ofMinutes(1)).acknowledges("rami", "rami").after(ofHours(1));

            assertThat(to("tablet")).isEmpty();
        }

        @Test
        void device2RingsAtOnceWhenDevice1CannotBeReachedAndOnlyOnce() {
            rami(rule(Urgency.HIGH, ofMinutes(0), 0), rule(Urgency.HIGH, ofMinutes(3), 1));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).after(ofSeconds(20));
            store.providerRefuses("phone").after(ofMinutes(4));

            assertThat(to("tablet")).containsExactly(ofSeconds(20));
        }

        @Test
        void theOrderMayBeAnotherForLowUrgency() {
            rami(rule(Urgency.HIGH, ofMinutes(0), 0), rule(Urgency.LOW, ofMinutes(1), 1));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(4));

            assertThat(to("tablet")).containsExactly(ofMinutes(1));
            assertThat(to("phone")).isEmpty();
        }

        @Test
        void aDeviceThatFailsLateDoesNotFailThePage() {
            rami(rule(Urgency.HIGH, ofMinutes(0), 0), rule(Urgency.HIGH, ofMinutes(3), 1));

            store.detected(Severity.SEV2).confirmed(Severity.SEV2).providersTakeEverything();
            store.after(ofMinutes(3)).providerRefuses("tablet");

            assertThat(store.of(PageFailed.class)).isEmpty();
            assertThat(store.page("rami").state()).isInstanceOf(PageState.HandedOver.class);
        }
    }

    @Nested
    class InQuietHours {

        private final QuietHours morning = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0));

        @Test
        void thePersonIsLeftAloneAndTheNextLevelIsPagedAtOnce() {
            quiet("rami", morning);

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.sent).extracting(PagingScenario.Sent::address).containsExactly("mail:ada");
            assertThat(store.of(ResponderPaged.class).getFirst().reason())
                    .endsWith("quiet hours until 2026-11-20T11:00:00Z");
        }

        @Test
        void whatNobodyAnsweredArrivesWhenTheyEnd() {
            quiet("rami", morning);

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            assertThat(store.page("rami").waitsUntil()).contains(PagingScenario.START.plus(ofHours(1)));
            store.after(ofHours(1));

            assertThat(to("mail:rami")).contains(ofHours(1));
            assertThat(store.escalation.pages())
                    .allMatch(page -> page.waitsUntil().isEmpty());
        }

        @Test
        void aSev1DoesNotCare() {
            quiet("rami", morning);

            store.detected(Severity.SEV1).confirmed(Severity.SEV1);

            assertThat(to("mail:rami")).containsExactly(Duration.ZERO);
        }

        @Test
        void raisedToSev1TheyEndAtOnce() {
            quiet("rami", morning);
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(2));

            store.severityChanged(Severity.SEV1);

            assertThat(to("mail:rami")).containsExactly(ofMinutes(2));
        }

        @Test
        void theyNeverCostAPage() {
            for (String everyone : List.of("rami", "ada", "cora", "olga", "amir")) {
                quiet(everyone, morning);
            }

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(1));

            assertThat(to("mail:rami")).as("the first retry ignores them").containsExactly(ofMinutes(1));
        }

        @Test
        void whoSleepsIsWakedAtTheLastLevelWhenTooFewAreAwake() {
            quiet("ada", morning);
            store.policy(store.level(ofMinutes(5), "rami"), ramiAndAda(2));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));

            assertThat(to("mail:ada")).containsExactly(ofMinutes(5));
        }

        @Test
        void whoSleepsIsLeftAloneWhenEnoughAreAwake() {
            quiet("ada", morning);
            store.policy(store.level(ofMinutes(5), "cora"), ramiAndAda(1));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));

            assertThat(to("mail:rami")).containsExactly(ofMinutes(5));
            assertThat(to("mail:ada")).isEmpty();
        }

        @Test
        void whoWasReachedMeanwhileGetsNoSecondMessageWhenTheyEnd() {
            quiet("rami", morning);
            store.policy(store.level(ofMinutes(5), "rami"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).playWithWillingProviders(ofHours(2));

            assertThat(to("mail:rami")).containsExactly(ofMinutes(1));
        }

        @Test
        void theSecondTryThatReachedThemIsTheLastAndNothingWaitsAnyMore() {
            quiet("rami", morning);
            store.policy(store.level(ofMinutes(5), "rami"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3);
            Page waiting = store.page("rami");
            assertThat(store.escalation.waitsUntil(waiting)).isPresent();

            store.playWithWillingProviders(ofMinutes(30));

            assertThat(store.of(EscalationExhausted.class)).hasSize(2);
            assertThat(store.of(EscalationExhausted.class).getLast().reason()).doesNotContain("tried again");
            assertThat(store.escalation.pages())
                    .allMatch(page -> store.escalation.waitsUntil(page).isEmpty());
        }

        @Test
        void whoeverIsAskedForAgainGetsOneMessageWhenTheyEnd() {
            quiet("rami", morning);

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).playWithWillingProviders(ofHours(2));

            assertThat(store.paged()).as("in both rounds").containsExactly("rami", "ada", "rami", "ada");
            assertThat(to("mail:rami")).hasSize(1);
        }

        private Level ramiAndAda(int acknowledgements) {
            List<Target> both = List.of(new Target.OfPerson("rami"), new Target.OfPerson("ada"));
            return new Level(both, ofMinutes(5), Level.Mode.ALL, acknowledgements, Condition.ALWAYS);
        }
    }

    @Nested
    class WhenNobodyIsOnCall {

        @Test
        void whoWasOnCallBeforeStandsIn() {
            Rotation rotation =
                    new Rotation(LocalDateTime.parse("2026-11-16T00:00"), Duration.ofDays(7), List.of("rami"));
            Instant gap = PagingScenario.START.minus(ofHours(1));
            Change hole = new Change.Temporary(
                    new UUID(0, 1), gap, gap.plus(ofHours(5)), List.of(), "everybody is travelling", "amir");
            store.schedule(new Schedule("payments", "Payments", UTC, rotation).with(Holidays.NONE, List.of(hole)));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
            assertThat(store.of(ResponderPaged.class).getFirst().reason())
                    .startsWith("on call before, standing in: schedule payments has nobody on call");
            assertThat(store.alarms).extracting(Effect.Alarm::kind).containsExactly(Effect.Alarm.Kind.UNROUTABLE);
        }
    }

    @Nested
    class APartnersSupportDesk {

        @Test
        void isPagedButItsAnswerDoesNotSpareOurOwnPeople() {
            store.person(new Person(
                    "payco-desk",
                    "PayCo support",
                    UTC,
                    List.of(Contact.of("mail", "desk@payco.example")),
                    List.of(),
                    Optional.empty(),
                    Optional.of("PayCo")));
            store.policy(store.level(ofMinutes(5), "payco-desk", "rami"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("payco-desk", "payco-desk");

            assertThat(store.paged()).containsExactly("payco-desk", "rami");
            assertThat(store.onTheWay()).containsExactly("mail:rami");
            assertThat(store.roles).doesNotContainKey(Role.COMMANDER);
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
        }
    }

    @Nested
    class TestPages {

        @Test
        void pageLevel1Once() {
            store.testPage().providersTakeEverything();
            store.acknowledgesBy(AcknowledgedBy.LINK, "rami").after(ofHours(1));

            assertThat(store.sent).extracting(PagingScenario.Sent::address).containsExactly("mail:rami");
            assertThat(store.proofs)
                    .as("unverified contacts may have been left out")
                    .isEmpty();
        }

        @Test
        void ofOneContactProveIt() {
            store.inForce = EscalationPolicy.verification("rami", ofHours(24));
            store.testPage().providersTakeEverything().acknowledgesBy(AcknowledgedBy.LINK, "rami");

            assertThat(store.proofs)
                    .containsExactly(new Effect.Proved(
                            "rami", Contact.of("mail", "mail:rami").fingerprint()));
        }

        @Test
        void anAnswerByApiProvesNoContact() {
            store.inForce = EscalationPolicy.verification("rami", ofHours(24));
            store.testPage().providersTakeEverything().acknowledges("rami", "rami");

            assertThat(store.proofs).isEmpty();
        }

        @Test
        void endWhenNobodyAnswers() {
            store.testPage().everyProviderRefuses().after(ofHours(5));

            assertThat(store.paged()).containsOnly("rami");
        }
    }

    private void rami(ContactRule... rules) {
        store.person(new Person("rami", "Rami", UTC, DEVICES, List.of(rules), Optional.empty(), Optional.empty()));
    }

    private void quiet(String id, QuietHours hours) {
        List<Contact> contacts = List.of(Contact.of("mail", "mail:" + id));
        store.person(new Person(id, id, UTC, contacts, List.of(), Optional.of(hours), Optional.empty()));
    }

    private static ContactRule rule(Urgency urgency, Duration after, int contact) {
        return new ContactRule(urgency, after, contact);
    }

    /** When messages went to the address, since the start. */
    private List<Duration> to(String address) {
        return store.sent.stream()
                .filter(sent -> sent.address().equals(address))
                .map(sent -> Duration.between(PagingScenario.START, sent.at()))
                .toList();
    }
}
