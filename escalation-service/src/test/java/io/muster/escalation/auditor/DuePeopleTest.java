package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.AcknowledgedBy;
import io.muster.contracts.EscalationEvent.Attendance;
import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.EscalationStarted;
import io.muster.contracts.EscalationEvent.PageAcknowledged;
import io.muster.contracts.EscalationEvent.ResponderJoined;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.EventContext;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.SeverityChanged;
import io.muster.escalation.auditor.Finding.Kind;
import io.muster.escalation.auditor.PolicyTerms.LevelTerms;
import io.muster.escalation.auditor.PolicyTerms.TargetTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Level 1 is the weekly rota of payments, which rami has from Monday to Monday, then noah; level 2 is ada and the team core
 * of cora and olga, level 3 is one of two in turn. A run begins at ten on a Friday.
 */
class DuePeopleTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final Duration PAGED_WITHIN = Duration.ofSeconds(45);
    private static final long A_DAY = Duration.ofDays(1).toSeconds();
    private static final UUID INCIDENT = new UUID(7, 7);
    private static final UUID RUN = new UUID(7, 1);
    private static final Rota WEEKLY = new Rota(
            ZoneId.of("Europe/Berlin"),
            List.of(new Rota.Turns(
                    LocalDateTime.parse("2026-11-16T09:00"),
                    List.of(Duration.ofDays(7)),
                    List.of("rami", "noah"),
                    Optional.empty(),
                    List.of(),
                    Rota.OnHolidays.WORKS)),
            Set.of(),
            List.of());
    private static final Staffing STAFFING = new Staffing(
            Map.of("core", List.of("cora", "olga")),
            Map.of("payments", WEEKLY),
            Set.of("rami", "noah", "ada", "cora", "olga", "amir", "vera"));

    private final List<LifecycleEvent> events = new ArrayList<>();
    private List<Finding> standing = List.of();
    private PolicyTerms terms = new PolicyTerms(
            List.of(
                    level(false, schedule("payments")),
                    level(false, person("ada"), team("core")),
                    level(true, person("amir"), person("vera"))),
            Optional.empty());

    @BeforeEach
    void begin() {
        events.add(new EscalationStarted(context(0), RUN, "payments", null, "store", "3", Severity.SEV3, true, false));
    }

    @Nested
    class WhomALevelNames {

        @Test
        void isFineWhenTheyAreAsked() {
            asked(1, "rami");
            asked(2, "ada", "cora", "olga");
            asked(3, "vera");

            assertThat(missing(60)).isEmpty();
        }

        @Test
        void isFoundWhenSomebodyElseOfTheRotaIsAsked() {
            asked(1, "noah");

            assertThat(missing(30)).as("not before the tolerance").isEmpty();
            assertThat(missing(31)).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.WRONG_PEOPLE);
                assertThat(finding.detail()).isEqualTo("level 1 of policy store stands for rami, and asked for noah");
            });
        }

        @Test
        void isFoundWhenOneOfSeveralIsMissing() {
            asked(1, "rami");
            asked(2, "ada", "olga");

            assertThat(missing(60))
                    .extracting(Finding::detail)
                    .containsExactly("level 2 of policy store stands for cora, and asked for ada, olga");
        }

        @Test
        void isOneOfThoseInTurn() {
            asked(1, "rami");
            asked(2, "ada", "cora", "olga");
            asked(3, "rami");

            assertThat(missing(60))
                    .extracting(Finding::detail)
                    .containsExactly("level 3 of policy store stands for amir or vera, and asked for rami");
        }

        @Test
        void isSparedOnceTheyCame() {
            asked(1, "rami");
            answered("ada", "rami");
            asked(2, "cora", "olga");

            assertThat(missing(60)).isEmpty();
        }

        @Test
        void isNotDueWhereStandInsCome() {
            terms = new PolicyTerms(List.of(level(false, person("nobody-reaches-them"))), Optional.empty());
            asked(1, "olga");

            assertThat(missing(60)).isEmpty();
        }

        @Test
        void isNotJudgedWhereMoreIsToAScheduleThanEqualTurns() {
            terms = new PolicyTerms(List.of(level(false, schedule("with layers"))), Optional.empty());
            asked(1, "olga");

            assertThat(missing(60)).isEmpty();
        }

        @Test
        void isNotJudgedLongAfterwards() {
            asked(1, "noah");

            assertThat(missing(A_DAY)).isEmpty();
        }

        @Test
        void isFoundUntilTheyAreAskedHoweverLongThatTakes() {
            asked(1, "noah");
            standing = missing(31);

            assertThat(missing(A_DAY)).isEqualTo(standing);

            asked(2, "rami");
            assertThat(missing(A_DAY)).isEmpty();
        }

        @Test
        void isFoundUntilTheyCome() {
            asked(1, "noah");
            standing = missing(31);
            answered("rami", "noah");

            assertThat(missing(A_DAY)).isEmpty();
        }
    }

    @Nested
    class ARunThatAsksForNobody {

        @Test
        void isFound() {
            assertThat(people().nobody(PAGED_WITHIN, START.plusSeconds(45))).isEmpty();
            assertThat(people().nobody(PAGED_WITHIN, START.plusSeconds(46)))
                    .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Kind.NOT_ESCALATED));
        }

        @Test
        void isFineOnceAllHadTheirTime() {
            events.add(new EscalationExhausted(context(1), RUN, 1));

            assertThat(people().nobody(PAGED_WITHIN, START.plusSeconds(60))).isEmpty();
        }

        @Test
        void isFineWhereSomebodyHadComeToWhatWasMergedIntoTheIncident() {
            events.addFirst(new PageAcknowledged(context(0), new UUID(1, 1), "ada", AcknowledgedBy.LINK));
            assertThat(people().nobody(PAGED_WITHIN, START.plusSeconds(46))).isEmpty();

            events.add(1, new ResponderJoined(context(0), "ada", Attendance.CANNOT, null));
            assertThat(people().nobody(PAGED_WITHIN, START.plusSeconds(46))).isPresent();
        }
    }

    @Nested
    class ARaisedSeverity {

        @Test
        void asksForTheNextLevel() {
            asked(1, "rami");
            raised();
            assertThat(notRaised(46))
                    .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Kind.LEVEL_MISSED));

            asked(2, "ada", "cora", "olga");
            assertThat(notRaised(46)).isEmpty();
        }

        @Test
        void asksForItHoweverLongThatTakes() {
            asked(1, "rami");
            raised();
            standing = notRaised(46).stream().toList();
            assertThat(notRaised(A_DAY)).isPresent();

            asked(2, "ada");
            assertThat(notRaised(A_DAY)).isEmpty();
        }

        @Test
        void alsoWhenSomebodyHasCome() {
            asked(1, "rami");
            answered("rami", "rami");
            raised();

            assertThat(notRaised(46)).isPresent();
        }

        @Test
        void asksForNobodyWhereNobodyIsLeft() {
            asked(1, "rami");
            asked(2, "ada", "cora", "olga");
            asked(3, "vera");
            raised();

            assertThat(notRaised(46)).isEmpty();
        }

        @Test
        void asksForALevelThatWasPassedOverWhileItWasMilder() {
            terms = new PolicyTerms(
                    List.of(onlyFor(Severity.SEV2, person("vera")), level(false, person("ada"))), Optional.empty());
            asked(2, "ada");
            raised();
            assertThat(notRaised(46))
                    .hasValueSatisfying(finding ->
                            assertThat(finding.detail()).endsWith("a level that counts since was not asked for"));

            asked(1, "vera");
            assertThat(notRaised(46)).isEmpty();
        }

        @Test
        void asksForTheOnlyLevelForWhichAStandInCame() {
            terms = new PolicyTerms(List.of(onlyFor(Severity.SEV2, person("vera"))), Optional.empty());
            asked(1, "olga");
            raised();
            assertThat(notRaised(46)).isPresent();

            asked(1, "vera");
            assertThat(notRaised(46)).isEmpty();
        }

        @Test
        void loweredItAsksForNobody() {
            asked(1, "rami");
            events.add(new SeverityChanged(context(0), Severity.SEV2, Severity.SEV3, "1"));

            assertThat(notRaised(46)).isEmpty();
        }

        private void raised() {
            events.add(new SeverityChanged(context(0), Severity.SEV3, Severity.SEV2, "1"));
        }

        private Optional<Finding> notRaised(long second) {
            return people().notRaised(PAGED_WITHIN, START.plusSeconds(second));
        }
    }

    private void asked(int level, String... people) {
        for (String person : people) {
            events.add(new ResponderPaged(context(0), page(person), RUN, person, level, null, null));
        }
    }

    private void answered(String by, String pageOf) {
        events.add(new PageAcknowledged(context(0), page(pageOf), by, AcknowledgedBy.API));
    }

    private static UUID page(String person) {
        return new UUID(1, person.hashCode());
    }

    private DuePeople people() {
        Account account = new Account(INCIDENT, events);
        return DuePeople.of(account, account.run().orElseThrow(), terms, STAFFING, standing);
    }

    private List<Finding> missing(long second) {
        return people().missing(TOLERANCE, START.plusSeconds(second));
    }

    private static LevelTerms level(boolean inTurn, TargetTerms... targets) {
        return new LevelTerms(Duration.ofMinutes(5), 1, true, Set.of(), inTurn, List.of(targets));
    }

    private static LevelTerms onlyFor(Severity severity, TargetTerms... targets) {
        return new LevelTerms(Duration.ofMinutes(5), 1, false, Set.of(severity), false, List.of(targets));
    }

    private static TargetTerms person(String id) {
        return new TargetTerms(Optional.of(id), Optional.empty(), Optional.empty());
    }

    private static TargetTerms team(String key) {
        return new TargetTerms(Optional.empty(), Optional.of(key), Optional.empty());
    }

    private static TargetTerms schedule(String key) {
        return new TargetTerms(Optional.empty(), Optional.empty(), Optional.of(key));
    }

    private static EventContext context(long second) {
        return EventContext.internal(INCIDENT, START.plusSeconds(second), Actor.rule("test"), "as the test says");
    }
}
