package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.Urgency;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Pages that no level's time stands behind: rami has five minutes, then ada ten; cora speaks to the outside for a SEV1 or
 * SEV2, olga leads the team, amir is the admin. It is ten in the morning UTC.
 */
class BesideTest {

    private static final QuietHours MORNING = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0));

    private final PagingScenario store = new PagingScenario();

    @Nested
    class ARoleThatNobodyTakesUp {

        @Test
        void isOfferedToTheLeadAndThenToTheAdmins() {
            confirmed(Severity.SEV1)
                    .acknowledges("rami", "rami")
                    .after(ofMinutes(5).minusSeconds(1));
            assertThat(store.paged()).containsExactly("rami", "cora");

            store.after(ofSeconds(1));
            assertThat(store.paged()).containsExactly("rami", "cora", "olga");
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .isEqualTo("team lead, standing in: cora has not answered as communications owner");
            assertThat(store.page("cora").isOpen()).as("she may still come").isTrue();

            store.after(ofMinutes(5));
            assertThat(store.paged()).containsExactly("rami", "cora", "olga", "amir");
            store.after(ofHours(1));
            assertThat(store.paged()).hasSize(4);
            assertThat(store.alarms).isNotEmpty();
        }

        @Test
        void isOfferedToNobodyElseOnceSomebodyTookIt() {
            confirmed(Severity.SEV1).acknowledges("rami", "rami").acknowledges("cora", "cora");

            assertThat(store.after(ofHours(1)).paged()).containsExactly("rami", "cora");
        }

        @Test
        void needsNobodyAfterTheEnd() {
            confirmed(Severity.SEV1).acknowledges("rami", "rami").resolved();

            assertThat(store.after(ofHours(1)).paged()).containsExactly("rami", "cora");
        }
    }

    @Nested
    class HelpThatDoesNotCome {

        @BeforeEach
        void aTeamOfDatabaseAdministrators() {
            store.contacts("dora", "mail").contacts("dan", "mail").contacts("dina", "mail");
            store.team("dba", "dina", "dora", "dan");
        }

        @Test
        void isAskedOfTheTeamsOwnLeadOnceAllHadTheirTime() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");

            store.after(ofMinutes(1));

            assertThat(store.paged()).containsExactly("rami", "dora", "dan", "dina");
            assertThat(store.of(ResponderPaged.class).getLast().forRole()).isEqualTo(Role.SUBJECT_MATTER_EXPERT);
        }

        @Test
        void isAskedOfTheTeamsOwnLeadWhenTheLastOfThemDeclines() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");

            store.declines("dora", "dora");
            assertThat(store.paged()).containsExactly("rami", "dora", "dan");
            store.declines("dan", "dan");

            assertThat(store.paged()).containsExactly("rami", "dora", "dan", "dina");
        }

        @Test
        void isNotMissedOnceOneOfThemCame() {
            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");

            store.acknowledges("dora", "dora").declines("dan", "dan").after(ofHours(1));

            assertThat(store.paged()).containsExactly("rami", "dora", "dan");
        }

        @Test
        void ofOneTeamIsNotGivenByAnother() {
            store.contacts("nora", "mail").contacts("nils", "mail").team("network", "nils", "nora");
            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");
            store.asksForHelp("rami", "network", "packets").acknowledges("dora", "dora");

            assertThat(store.after(ofMinutes(1)).paged()).containsExactly("rami", "dora", "dan", "nora", "nils");
        }
    }

    @Nested
    class TheNextLevelBesideWhoHasCome {

        @BeforeEach
        void threeLevels() {
            store.policy(
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(10), "ada"),
                    store.level(ofMinutes(5), "olga"));
            confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");
        }

        @Test
        void hasItsTimeAndThenTheOneAfterItIsPaged() {
            store.after(ofMinutes(10).minusSeconds(1));
            assertThat(store.paged()).containsExactly("rami", "ada");

            store.after(ofSeconds(1));
            assertThat(store.paged()).containsExactly("rami", "ada", "olga");
        }

        @Test
        void isFollowedAtOnceWhenItsPeopleCannotBeReached() {
            store.everyProviderRefuses();

            assertThat(store.paged()).containsExactly("rami", "ada", "olga");
            assertThat(store.of(PageFailed.class)).hasSize(2);
            assertThat(store.alarms).extracting(Effect.Alarm::kind).contains(Effect.Alarm.Kind.EXHAUSTED);
        }

        @Test
        void isFollowedAtOnceWhenItsPeopleDecline() {
            assertThat(store.declines("ada", "ada").paged()).containsExactly("rami", "ada", "olga");
        }

        @Test
        void isFollowedByNobodyOnceItsPeopleCame() {
            store.acknowledges("ada", "ada").after(ofHours(1));

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.of(EscalationExhausted.class)).isEmpty();
        }
    }

    @Nested
    class HoursInWhichPeopleAreLeftAlone {

        @Test
        void doNotKeepARoleEmpty() {
            quiet("cora");

            confirmed(Severity.SEV2);

            assertThat(addresses()).containsExactly("mail:rami", "mail:cora");
            assertThat(store.of(ResponderPaged.class).getLast().reason())
                    .endsWith("in quiet hours, since nobody else is asked instead");
        }

        @Test
        void doNotKeepHelpAwayThatWasAskedFor() {
            quiet("dora");
            store.team("dba", null, "dora");

            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");

            assertThat(addresses()).containsExactly("mail:rami", "mail:dora");
        }

        @Test
        void leaveThoseOfATeamAloneWhoAreNotTheOnlyOnes() {
            quiet("dora");
            store.contacts("dan", "mail").team("dba", null, "dora", "dan");

            confirmed(Severity.SEV3).acknowledges("rami", "rami").asksForHelp("rami", "dba", "locks");

            assertThat(addresses()).containsExactly("mail:rami", "mail:dan");
        }

        @Test
        void ofALevelBesideWhoHasComeMeanTheOneAfterIt() {
            quiet("ada");
            store.policy(
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(10), "ada"),
                    store.level(ofMinutes(5), "olga"));

            confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");

            assertThat(addresses()).containsExactly("mail:rami", "mail:olga");
        }

        @Test
        void ofAllThatAreLeftDoNotCount() {
            quiet("ada");

            confirmed(Severity.SEV3).acknowledges("rami", "rami").escalates("rami", "rami");

            assertThat(addresses()).containsExactly("mail:rami", "mail:ada");
        }

        @Test
        void ofTheLastLevelDoNotCountWhenThoseBeforeDidNotCome() {
            quiet("ada");
            store.policy(store.level(ofMinutes(5), "rami"), store.level(ofMinutes(10), "ada"));

            confirmed(Severity.SEV3).providersTakeEverything().after(ofMinutes(5));

            assertThat(addresses()).containsExactly("mail:rami", "mail:ada");
        }
    }

    @Nested
    class WhenTheSeverityRises {

        @Test
        void whoWasOnlyMailedIsReachedByTheRulesForIt() {
            List<Contact> contacts =
                    List.of(Contact.of("mail", "inbox"), Contact.of("sms", "phone"), Contact.of("voice", "call"));
            List<ContactRule> rules = List.of(
                    new ContactRule(Urgency.LOW, Duration.ZERO, 0),
                    new ContactRule(Urgency.LOW, ofMinutes(2), 1),
                    new ContactRule(Urgency.HIGH, Duration.ZERO, 1),
                    new ContactRule(Urgency.HIGH, ofMinutes(3), 2));
            store.person(
                    new Person("rami", "Rami", ZoneId.of("UTC"), contacts, rules, Optional.empty(), Optional.empty()));
            store.policy(store.level(ofMinutes(30), "rami"));
            confirmed(Severity.SEV3).providersTakeEverything().after(ofMinutes(1));
            assertThat(addresses()).containsExactly("inbox");

            store.severityChanged(Severity.SEV1).providersTakeEverything();
            assertThat(addresses()).containsExactly("inbox", "phone", "mail:cora");
            store.after(ofMinutes(3).minusSeconds(1));
            assertThat(addresses()).as("the plan before counts no more").hasSize(3);
            store.after(ofSeconds(1));

            assertThat(addresses()).containsExactly("inbox", "phone", "mail:cora", "call");
        }

        @Test
        void nobodyIsToldTwiceWhoseRulesAreTheSame() {
            confirmed(Severity.SEV2).providersTakeEverything().after(ofMinutes(1));

            store.severityChanged(Severity.SEV1);

            assertThat(addresses()).containsExactly("mail:rami", "mail:cora", "mail:ada");
        }
    }

    @Nested
    class WhoHasCome {

        @Test
        void isNotPagedAgainForTheLevelsThatFollow() {
            store.policy(1, level(2, "rami", "olga"), level(2, "rami", "ada"));
            confirmed(Severity.SEV3).providersTakeEverything().acknowledges("rami", "rami");

            store.after(ofMinutes(5));
            assertThat(store.paged()).containsExactly("rami", "olga", "ada");
            store.after(ofMinutes(5));

            assertThat(store.paged()).as("the second round").containsExactly("rami", "olga", "ada", "olga");
        }

        @Test
        void isNotPagedBesideThemselves() {
            store.policy(
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(5), "rami"),
                    store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV3).acknowledges("rami", "rami").severityChanged(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }

        @Test
        void isAskedOnceMoreWhenTheirWordHasLapsed() {
            store.policy(1, level(1, "rami"), level(1, "ada")).acknowledgementTimeout(ofMinutes(30));
            confirmed(Severity.SEV3).providersTakeEverything().acknowledges("rami", "rami");

            store.after(ofMinutes(30).plusMinutes(10));

            assertThat(store.paged()).as("reminded, ada, second round").containsExactly("rami", "rami", "ada", "rami");
        }

        @Test
        void isTriedForEverWhenTheReminderDoesNotReachThem() {
            store.policy(2, level(1, "rami")).acknowledgementTimeout(ofMinutes(30));
            confirmed(Severity.SEV3).providersTakeEverything().acknowledges("rami", "rami");

            store.after(ofMinutes(30)).everyProviderRefuses().after(ofMinutes(1));

            assertThat(store.onTheWay()).containsExactly("mail:rami");
        }

        @Test
        void areAllRemindedAndNeededOnceMoreWhereTwoMustCome() {
            store.policy(0, level(2, "rami", "ada"), level(1, "olga")).acknowledgementTimeout(ofMinutes(30));
            confirmed(Severity.SEV3).acknowledges("rami", "rami").acknowledges("ada", "ada");

            store.after(ofMinutes(30)).acknowledges("ada", "ada");

            assertThat(store.onTheWay()).containsExactly("mail:rami");
            assertThat(store.after(ofMinutes(5)).paged()).containsExactly("rami", "ada", "rami", "ada", "olga");
        }

        @Test
        void areStillTwoWhenTheNextRoundBeganWhereTwoMustCome() {
            store.policy(1, level(1, "rami"), level(2, "ada", "olga"));
            confirmed(Severity.SEV3).after(ofMinutes(10)).acknowledges("ada", "ada");

            assertThat(store.after(ofMinutes(5)).paged()).containsExactly("rami", "ada", "olga", "rami", "olga");
        }

        private Level level(int acknowledgements, String... people) {
            List<Target> targets =
                    List.of(people).stream().<Target>map(Target.OfPerson::new).toList();
            return new Level(targets, ofMinutes(5), Level.Mode.ALL, acknowledgements, Condition.ALWAYS);
        }
    }

    @Nested
    class AnAcknowledgementFromAnotherIncident {

        /** It left no page here: what followed asked for the last page of the run and never got over it. */
        @Test
        void isJoinedLikeAnyOther() {
            store.policy(store.level(ofMinutes(5), "rami"), store.level(ofMinutes(5), "ada"));
            confirmed(Severity.SEV3).answeredElsewhere("olga").severityChanged(Severity.SEV2);

            assertThat(store.paged()).containsExactly("rami", "ada", "cora");
        }
    }

    private PagingScenario confirmed(Severity severity) {
        return store.detected(severity).confirmed(severity);
    }

    private void quiet(String id) {
        List<Contact> contacts = List.of(Contact.of("mail", "mail:" + id));
        store.person(new Person(id, id, ZoneId.of("UTC"), contacts, List.of(), Optional.of(MORNING), Optional.empty()));
    }

    private List<String> addresses() {
        return store.sent.stream().map(PagingScenario.Sent::address).toList();
    }
}
