package io.muster.escalation.paging;

import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import io.muster.escalation.people.Urgency;
import io.muster.escalation.policy.Condition;
import io.muster.escalation.policy.Level;
import io.muster.escalation.policy.Target;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Layer;
import io.muster.escalation.schedule.Restriction;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * People, schedules and a policy as somebody might set them up: several contacts with rules and a pace, quiet hours, partners,
 * restricted layers, teams, turns, conditions, rounds.
 *
 * @param people with their contacts
 * @param night who is on call in the windows of the schedule "nights"
 */
record AnyStore(
        List<Person> people, Schedule night, List<Level> levels, int repeat, int turn, Optional<Duration> answerHolds) {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final List<String> PEOPLE = List.of("rami", "ada", "cora", "olga", "amir");

    PagingScenario open() {
        PagingScenario store = new PagingScenario();
        people.forEach(store::person);
        store.schedule(night).team("crew", "olga", "ada", "amir");
        store.turn = turn;
        store.policy(repeat, levels.toArray(Level[]::new));
        answerHolds.ifPresent(store::acknowledgementTimeout);
        return store;
    }

    static Arbitrary<AnyStore> any() {
        return Combinators.combine(
                        Combinators.combine(
                                        PEOPLE.stream().map(AnyStore::person).toList())
                                .as(people -> people),
                        nights(),
                        level().list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers()
                                .between(5, 90)
                                .map(Duration::ofMinutes)
                                .optional(0.3))
                .as(AnyStore::new);
    }

    private static Arbitrary<Level> level() {
        Arbitrary<List<Target>> targets = Arbitraries.oneOf(
                        Arbitraries.of(PEOPLE).map(Target.OfPerson::new).map(Target.class::cast),
                        Arbitraries.of("payments", "nights", "unknown")
                                .map(Target.OfSchedule::new)
                                .map(Target.class::cast),
                        Arbitraries.just((Target) new Target.OfTeam("crew")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(
                        targets,
                        Arbitraries.integers().between(1, 1200).map(Duration::ofSeconds),
                        Arbitraries.of(Level.Mode.class),
                        Arbitraries.integers().between(1, 2),
                        condition())
                .as(Level::new);
    }

    private static Arbitrary<Condition> condition() {
        Arbitrary<Condition> some = Combinators.combine(
                        Arbitraries.of(Severity.class).set().ofMaxSize(2),
                        Arbitraries.of(Set.<String>of(), Set.of("payments"), Set.of("search")),
                        Arbitraries.of(Set.<IncidentType>of(), Set.of(IncidentType.PAYMENT)),
                        Arbitraries.of(true, false).optional(0.2),
                        window().map(window -> new Condition.Hours(KOLKATA, List.of(window), false))
                                .optional(0.3))
                .as(Condition::new);
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Condition.ALWAYS)), Tuple.of(1, some));
    }

    private static Arbitrary<Schedule> nights() {
        return window().map(window -> new Schedule(
                "nights",
                "Nights",
                KOLKATA,
                List.of(new Layer(
                        "night",
                        new Rotation(
                                LocalDateTime.parse("2026-01-05T00:00"), Duration.ofHours(7), List.of("cora", "ada")),
                        Optional.empty(),
                        List.of(window),
                        Layer.OnHolidays.WORKS)),
                Optional.empty(),
                Holidays.NONE,
                List.of()));
    }

    private static Arbitrary<Restriction> window() {
        return Arbitraries.integers()
                .between(0, 23)
                .map(hour -> new Restriction(
                        EnumSet.allOf(DayOfWeek.class), LocalTime.of(hour, 0), LocalTime.of((hour + 9) % 24, 30)));
    }

    private static Arbitrary<Person> person(String id) {
        Arbitrary<List<Contact>> contacts = Arbitraries.integers()
                .between(0, 3)
                .flatMap(count -> Combinators.combine(IntStream.range(0, count)
                                .mapToObj(place -> contact(id, place))
                                .toList())
                        .as(all -> all));
        Arbitrary<Optional<QuietHours>> quiet = Arbitraries.integers()
                .between(0, 23)
                .map(hour -> new QuietHours(LocalTime.of(hour, 0), LocalTime.of((hour + 7) % 24, 30)))
                .optional(0.5);
        Arbitrary<Optional<String>> partner = Arbitraries.just("Payco").optional(0.1);
        return contacts.flatMap(all -> Combinators.combine(rules(all.size()), quiet, partner)
                .as((rules, hours, of) -> new Person(id, id, KOLKATA, all, rules, hours, of)));
    }

    private static Arbitrary<Contact> contact(String id, int place) {
        Arbitrary<Pace> pace = Combinators.combine(
                        Arbitraries.integers().between(0, 900).map(Duration::ofSeconds),
                        Arbitraries.integers().between(1, 3).optional(0.3))
                .as(Pace::new);
        return Combinators.combine(Arbitraries.of("mail", "sms", "voice"), pace.optional(0.4))
                .as((kind, some) -> some.map(
                                own -> Contact.of(kind, kind + ":" + id + place).paced(own))
                        .orElseGet(() -> Contact.of(kind, kind + ":" + id + place)));
    }

    private static Arbitrary<List<ContactRule>> rules(int contacts) {
        return contacts == 0
                ? Arbitraries.just(List.of())
                : Combinators.combine(
                                Arbitraries.of(Urgency.class),
                                Arbitraries.integers().between(0, 900).map(Duration::ofSeconds),
                                Arbitraries.integers().between(0, contacts - 1))
                        .as(ContactRule::new)
                        .list()
                        .ofMaxSize(4);
    }
}
