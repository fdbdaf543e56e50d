package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Band;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.RevenueAtRisk;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Restriction;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a policy can say beyond "this person, then that one". It is a Friday, ten in the morning UTC. */
class PolicyFeaturesTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void aTeamIsPagedWhole() {
        store.team("core", null, "rami", "ada");
        store.policy(new Level(List.of(new Target.OfTeam("core")), ofMinutes(5)));

        store.detected(Severity.SEV3).confirmed(Severity.SEV3);

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.of(ResponderPaged.class).getFirst().reason()).startsWith("in team core");
    }

    @Test
    void whatItCostsIsKeptUntilTriageKnowsBetter() {
        Band band = new Band(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TEN);
        RevenueAtRisk revenue = new RevenueAtRisk("EUR", band, band, band, null, store.now, "B3");

        store.detected(Severity.SEV3);
        assertThat(store.escalation.facts().revenue()).isEmpty();
        store.costs(revenue).costs(null).confirmed(Severity.SEV2);

        assertThat(store.escalation.facts().revenue()).contains(revenue);
    }

    @Test
    void whatRunsPagesByThePolicyItBeganWithAlsoWhenItBecomesGraver() {
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);
        store.policy(store.level(ofMinutes(5), "olga")).severityChanged(Severity.SEV1);

        assertThat(store.paged()).containsExactly("rami", "ada", "cora");
    }

    @Nested
    class RoundRobin {

        @Test
        void eachIncidentPagesTheNextPerson() {
            store.policy(level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada", "cora"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).resolved();
            store.reopened().resolved().reopened().resolved().reopened();

            assertThat(store.paged()).containsExactly("rami", "ada", "cora", "rami");
        }

        @Test
        void whoIsLeftAloneNowIsPassed() {
            sleeps("rami");
            store.policy(level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada", "cora"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).resolved().reopened();

            assertThat(store.paged()).containsExactly("ada", "cora");
            assertThat(store.of(EscalationExhausted.class)).isEmpty();
        }

        @Test
        void theNextRoundPassesThemToo() {
            sleeps("rami");
            store.policy(1, level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada", "cora"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));

            assertThat(store.paged()).containsExactly("ada", "cora");
        }

        @Test
        void whoHasComeAlreadyIsPassedWhenItBecomesGraver() {
            store.policy(
                    level(Level.Mode.ALL, 1, Condition.ALWAYS, "rami"),
                    level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.severityChanged(Severity.SEV2);

            assertThat(store.paged()).startsWith("rami", "ada");
        }

        @Test
        void whoCannotStayIsPassed() {
            store.policy(level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

            store.cannotCome("rami");

            assertThat(store.paged()).containsExactly("rami", "ada");
        }

        private void sleeps(String id) {
            QuietHours now = new QuietHours(LocalTime.of(9, 0), LocalTime.of(12, 0));
            List<Contact> mail = List.of(Contact.of("mail", "mail:" + id));
            store.person(new Person(id, id, ZoneId.of("UTC"), mail, List.of(), Optional.of(now), Optional.empty()));
        }

        @Test
        void aTestPageLeavesTheTurnWhereItIs() {
            store.policy(level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada", "cora"));

            store.testPage();

            assertThat(store.turn).isZero();
        }

        @Test
        void theNextRoundPagesTheNextPerson() {
            store.policy(1, level(Level.Mode.ROUND_ROBIN, 1, Condition.ALWAYS, "rami", "ada", "cora"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).after(ofMinutes(5));

            assertThat(store.paged()).containsExactly("rami", "ada");
        }
    }

    @Nested
    class WhereTwoMustCome {

        @Test
        void oneAnswerIsNotEnough() {
            store.policy(level(Level.Mode.ALL, 2, Condition.ALWAYS, "rami", "ada"), store.level(ofMinutes(5), "olga"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");

            assertThat(store.onTheWay()).containsExactly("mail:ada");
            assertThat(store.roles).containsEntry(Role.COMMANDER, "rami");
            store.after(ofMinutes(5));
            assertThat(store.paged()).containsExactly("rami", "ada", "olga");
        }

        @Test
        void twoAre() {
            store.policy(level(Level.Mode.ALL, 2, Condition.ALWAYS, "rami", "ada"), store.level(ofMinutes(5), "olga"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.acknowledges("ada", "ada").after(ofHours(1));

            assertThat(store.paged()).containsExactly("rami", "ada");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }

        @Test
        void theFirstSparesNobodyAfterAllHadTheirTimeEither() {
            store.policy(level(Level.Mode.ALL, 2, Condition.ALWAYS, "rami", "ada"), store.level(ofMinutes(5), "olga"));
            store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
            store.after(ofMinutes(30)).acknowledges("rami", "rami");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
            assertThat(store.page("ada").isOpen()).as("may be the second").isTrue();

            store.acknowledges("ada", "ada");
            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
        }

        @Test
        void theSamePersonTwiceIsOne() {
            store.policy(level(Level.Mode.ALL, 2, Condition.ALWAYS, "rami", "ada"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3).acknowledges("rami", "rami");
            store.acknowledges("rami", "ada");

            assertThat(store.escalation.state()).isInstanceOf(EscalationState.Paging.class);
        }
    }

    @Nested
    class Conditions {

        private final Restriction office = new Restriction(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

        @Test
        void aLevelForGraveIncidentsIsPassedOverForOthers() {
            store.policy(when(severities(Severity.SEV1), "ada"), store.level(ofMinutes(5), "rami"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void businessHoursDecide() {
            store.policy(when(hours(true), "ada"), when(hours(false), "rami"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("rami");
        }

        @Test
        void aRunningCampaignBringsMorePeople() {
            Condition running = new Condition(Set.of(), Set.of(), Set.of(), Optional.of(true), Optional.empty());
            store.policy(when(running, "cora"), store.level(ofMinutes(5), "rami"));

            store.detected(Severity.SEV3).campaignsRun("autumn-sale").confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("cora");
        }

        @Test
        void typeAndServiceDecide() {
            Condition fraud = new Condition(
                    Set.of(), Set.of("payments"), Set.of(IncidentType.FRAUD), Optional.empty(), Optional.empty());
            store.policy(when(fraud, "ada"), store.level(ofMinutes(5), "rami"));
            store.type = Optional.of(IncidentType.FRAUD);

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("ada");
        }

        @Test
        void whereNoLevelCountsStandInsArePaged() {
            store.policy(when(severities(Severity.SEV1), "ada"));

            store.detected(Severity.SEV3).confirmed(Severity.SEV3);

            assertThat(store.paged()).containsExactly("olga");
            assertThat(store.alarms).isNotEmpty();
        }

        private Condition hours(boolean outside) {
            return new Condition(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Optional.of(new Condition.Hours(ZoneId.of("UTC"), List.of(office), outside)));
        }

        private Condition severities(Severity... severities) {
            return new Condition(Set.of(severities), Set.of(), Set.of(), Optional.empty(), Optional.empty());
        }
    }

    private static Level when(Condition condition, String person) {
        return level(Level.Mode.ALL, 1, condition, person);
    }

    private static Level level(Level.Mode mode, int acknowledgements, Condition when, String... people) {
        List<Target> targets =
                List.of(people).stream().<Target>map(Target.OfPerson::new).toList();
        return new Level(targets, ofMinutes(5), mode, acknowledgements, when);
    }
}
