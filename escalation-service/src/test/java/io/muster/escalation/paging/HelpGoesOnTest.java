package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Dora, and dina who leads them, administer databases: their help was asked for, and another run or incident goes on. */
class HelpGoesOnTest {

    private final PagingScenario store = helped(new PagingScenario());

    private static PagingScenario helped(PagingScenario scenario) {
        return scenario.contacts("dora", "mail").contacts("dina", "mail").team("dba", "dina", "dora");
    }

    private static PagingScenario confirmed(PagingScenario scenario) {
        return scenario.detected(Severity.SEV3).confirmed(Severity.SEV3);
    }

    private static void withDan(PagingScenario scenario) {
        scenario.contacts("dan", "mail").team("dba", "dina", "dora", "dan");
    }

    /** It is ten in the morning UTC. */
    private static void sleepsLong(PagingScenario scenario, String id) {
        QuietHours morning = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0));
        List<Contact> mail = List.of(Contact.of("mail", "mail:" + id));
        scenario.person(new Person(id, id, ZoneId.of("UTC"), mail, List.of(), Optional.of(morning), Optional.empty()));
    }

    @Nested
    class OfAMergedIncident {

        private final PagingScenario other = confirmed(helped(new PagingScenario()));

        @Test
        void isAskedForHere() {
            confirmed(store);
            other.asksForHelp("rami", "dba", "locks");

            store.takesOver(other);
            assertThat(store.paged()).containsExactly("rami", "dora");
            store.after(ofMinutes(5));
            assertThat(store.paged()).as("they have not answered").contains("dina");
        }

        @Test
        void staysAnsweredByWhoHasAnswered() {
            confirmed(store);
            other.asksForHelp("rami", "dba", "locks").acknowledges("dora", "dora");

            store.takesOver(other);

            assertThat(store.paged()).containsExactly("rami");
            assertThat(store.roles).containsEntry(Role.SUBJECT_MATTER_EXPERT, "dora");
        }

        @Test
        void isAskedForOfWhoHelpedBeforeItWasReopened() {
            confirmed(store).asksForHelp("rami", "dba", "locks").acknowledges("dora", "dora");
            store.resolved().reopened();
            other.asksForHelp("rami", "dba", "locks");

            store.takesOver(other);

            assertThat(store.paged()).containsExactly("rami", "dora", "rami", "dora");
        }

        @Test
        void leavesWhoSleepsAloneWhereAnotherOfThemIsAwake() {
            withDan(other);
            withDan(store);
            sleepsLong(store, "dora");
            confirmed(store);
            other.asksForHelp("rami", "dba", "locks");

            store.takesOver(other);

            assertThat(store.paged()).containsExactly("rami", "dora", "dan");
            assertThat(store.onTheWay()).containsExactly("mail:rami", "mail:dan");
        }
    }

    @Nested
    class BeforeARunHasBegun {

        private final PagingScenario other =
                confirmed(helped(new PagingScenario())).asksForHelp("rami", "dba", "locks");

        @Test
        void waitsForTheRunAndHasItsTimeThen() {
            store.triageOverdue(ofHours(1)).detected(Severity.SEV3).takesOver(other);
            assertThat(store.after(ofMinutes(30)).paged()).containsExactly("dora");
            assertThat(store.page("dora").isOpen()).isTrue();

            store.confirmed(Severity.SEV3).after(ofMinutes(4));
            assertThat(store.paged()).doesNotContain("dina");

            assertThat(store.after(ofMinutes(1)).paged()).contains("dina");
        }

        @Test
        void isAskedOfTheTeamsLeadByTheRunWhereNobodyElseComes() {
            store.detected(Severity.SEV3).takesOver(other).declines("dora", "dora");
            assertThat(store.paged()).containsExactly("dora");

            store.confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("dora", "rami", "dina");
        }

        @Test
        void isAskedOfTheLeadAlsoWhereThePagesAreHeld() {
            store.triageOverdue(ofHours(6))
                    .detected(Severity.SEV3)
                    .takesOver(other)
                    .declines("dora", "dora");

            store.after(ofHours(3)).confirmed(Severity.SEV3, "payments", store.now.minus(ofHours(2)));

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Held.class);
            assertThat(store.paged()).containsExactly("dora", "dina");
        }

        @Test
        void isNotMissedWhereSomebodyHasCome() {
            store.detected(Severity.SEV3).takesOver(other).acknowledges("dora", "dora");

            store.confirmed(Severity.SEV3).after(ofHours(1));

            assertThat(store.paged()).doesNotContain("dina");
        }

        @Test
        void norWhereSomebodyHadComeThere() {
            withDan(store);
            PagingScenario two = new PagingScenario();
            withDan(helped(two));
            confirmed(two).asksForHelp("rami", "dba", "locks").acknowledges("dora", "dora");

            store.detected(Severity.SEV3)
                    .takesOver(two)
                    .confirmed(Severity.SEV3)
                    .after(ofHours(1));

            assertThat(store.paged()).doesNotContain("dina");
        }

        @Test
        void isHandedOnWhereThatOneIsMergedToo() {
            PagingScenario between =
                    helped(new PagingScenario()).detected(Severity.SEV3).takesOver(other);

            store.detected(Severity.SEV3).takesOver(between);
            assertThat(store.paged()).containsExactly("dora");

            assertThat(store.confirmed(Severity.SEV3).after(ofMinutes(5)).paged())
                    .contains("dina");
        }

        @Test
        void isHandedOnToOneThatPagesPeopleAlready() {
            PagingScenario between =
                    helped(new PagingScenario()).detected(Severity.SEV3).takesOver(other);

            confirmed(store).takesOver(between);

            assertThat(store.paged()).containsExactly("rami", "dora");
            assertThat(store.after(ofMinutes(5)).paged()).contains("dina");
        }
    }

    @Nested
    class WhereTheRunIsReplaced {

        @Test
        void isAskedForAnewAlsoWhereThePagesOfTheNewOneAreHeld() {
            confirmed(store).asksForHelp("rami", "dba", "locks").resolved();

            store.after(ofHours(3)).reopened(store.now.minus(ofHours(2)));

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Held.class);
            assertThat(store.paged()).containsExactly("rami", "dora", "dora");
            assertThat(store.after(ofMinutes(5)).paged())
                    .as("they have not answered")
                    .endsWith("dina");
        }

        @Test
        void isNotTheHelpOfTheExpertsWhomThePolicyNames() {
            store.asks(Role.SUBJECT_MATTER_EXPERT, "ada")
                    .detected(Severity.SEV1)
                    .confirmed(Severity.SEV1);
            store.asksForHelp("rami", "dba", "locks").resolved().reopened();

            assertThat(store.paged()).filteredOn("ada"::equals).hasSize(2);
        }

        @Test
        void leavesWhoSleepsAloneWhereAnotherOfThemIsAwake() {
            withDan(store);
            sleepsLong(store, "dora");
            confirmed(store).asksForHelp("rami", "dba", "locks").resolved().reopened();

            assertThat(store.paged()).containsExactly("rami", "dora", "dan", "rami", "dora", "dan");
            assertThat(store.onTheWay()).containsExactly("mail:rami", "mail:dan");
        }
    }
}
