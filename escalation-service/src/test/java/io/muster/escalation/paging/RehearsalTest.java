package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Pace;
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
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a rehearsal promises is what the engine sends, whatever the policy and the people. */
class RehearsalTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final List<String> PEOPLE = List.of("rami", "ada", "cora", "olga");

    @Property(tries = 300)
    void whatIsPromisedIsWhatIsSent(
            @ForAll("policies") List<Level> levels,
            @ForAll("settings") List<Person> people,
            @ForAll Severity severity,
            @net.jqwik.api.constraints.IntRange(max = 2) @ForAll int repeat,
            @net.jqwik.api.constraints.IntRange(max = 5) @ForAll int turn) {
        PagingScenario store = new PagingScenario();
        people.forEach(store::person);
        store.turn = turn;
        store.policy(repeat, levels.toArray(Level[]::new));
        Rehearsal promised = store.rehearse(severity, DAY);

        store.detected(severity).confirmed(severity).playWithWillingProviders(DAY);

        assertThat(store.sent)
                .isEqualTo(promised.contacts().stream()
                        .map(planned -> new PagingScenario.Sent(
                                planned.at(), planned.contact().address()))
                        .toList());
    }

    @Test
    void saysWhoIsContactedWhenAndHow() {
        PagingScenario store = new PagingScenario();

        Rehearsal rehearsal = store.rehearse(Severity.SEV3, DAY);

        assertThat(rehearsal.contacts())
                .extracting(planned -> planned.page().person() + " by "
                        + planned.contact().kind() + " after "
                        + Duration.between(PagingScenario.START, planned.at()))
                .containsExactly(
                        "rami by mail after PT0S",
                        "ada by mail after PT5M",
                        "rami by mail after PT15M",
                        "ada by mail after PT20M");
        assertThat(rehearsal.exhaustedAt()).contains(PagingScenario.START.plus(Duration.ofMinutes(30)));
        assertThat(rehearsal.problems()).isEmpty();
    }

    @Test
    void tellsUntilWhenAMessageIsHeldBackForOthers() {
        Pace pace = new Pace(Duration.ofMinutes(2), Optional.of(5));
        Contact phone = Contact.of("sms", "phone").paced(pace);
        PagingScenario store = new PagingScenario();
        store.person(new Person("rami", "Rami", ZoneId.of("UTC"), List.of(phone)));

        Rehearsal.Planned low = store.rehearse(Severity.SEV3, DAY).contacts().getFirst();
        Rehearsal.Planned high = store.rehearse(Severity.SEV2, DAY).contacts().getFirst();
        Rehearsal.Planned gravest =
                store.rehearse(Severity.SEV1, DAY).contacts().getFirst();

        assertThat(low.outBy()).isEqualTo(low.at().plus(Duration.ofMinutes(2)));
        assertThat(high.outBy()).isEqualTo(high.at());
        assertThat(high.perMinute()).contains(5);
        assertThat(gravest.outBy()).isEqualTo(gravest.at());
        assertThat(gravest.perMinute()).as("a SEV1 heeds no limit").isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        PagingScenario store = new PagingScenario().contacts("rami");

        assertThat(store.rehearse(Severity.SEV3, DAY).problems())
                .contains("level 1 of policy store: rami has no contact");
    }

    @Provide
    Arbitrary<List<Level>> policies() {
        Arbitrary<List<Target>> targets = Arbitraries.oneOf(
                        Arbitraries.of(PEOPLE).map(Target.OfPerson::new).map(Target.class::cast),
                        Arbitraries.just((Target) new Target.OfSchedule("payments")),
                        Arbitraries.just((Target) new Target.OfSchedule("unknown")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<Duration> timeouts = Arbitraries.integers().between(1, 1200).map(Duration::ofSeconds);
        Arbitrary<Condition> conditions = Arbitraries.of(Severity.class)
                .set()
                .ofMaxSize(2)
                .map(severities -> new Condition(severities, Set.of(), Set.of(), Optional.empty(), Optional.empty()));
        return Combinators.combine(
                        targets,
                        timeouts,
                        Arbitraries.of(Level.Mode.class),
                        Arbitraries.integers().between(1, 2),
                        conditions)
                .as(Level::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Person>> settings() {
        return Combinators.combine(PEOPLE.stream().map(RehearsalTest::person).toList())
                .as(people -> people);
    }

    private static Arbitrary<Person> person(String id) {
        Arbitrary<List<Contact>> contacts = Arbitraries.integers()
                .between(0, 3)
                .map(count -> IntStream.range(0, count)
                        .mapToObj(place -> Contact.of("mail", id + place))
                        .toList());
        Arbitrary<Optional<QuietHours>> quiet = Arbitraries.integers()
                .between(0, 23)
                .map(hour -> new QuietHours(LocalTime.of(hour, 0), LocalTime.of((hour + 7) % 24, 30)))
                .optional();
        return contacts.flatMap(all -> Combinators.combine(rules(all.size()), quiet)
                .as((rules, hours) ->
                        new Person(id, id, ZoneId.of("Asia/Kolkata"), all, rules, hours, Optional.empty())));
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
