package io.muster.escalation.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Pace;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.QuietHours;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a rehearsal promises is what the engine sends, whatever the policy and the people. */
class RehearsalTest {

    private static final Duration DAY = Duration.ofHours(24);

    @Property(tries = 500)
    void whatIsPromisedIsWhatIsSent(@ForAll("stores") AnyStore any, @ForAll Severity severity) {
        PagingScenario store = any.open();
        Rehearsal promised = store.rehearse(severity, DAY);

        store.detected(severity).confirmed(severity).playWithWillingProviders(DAY);

        assertThat(store.sent)
                .isEqualTo(promised.contacts().stream()
                        .map(planned -> new PagingScenario.Sent(
                                planned.at(), planned.contact().address()))
                        .toList());
        assertThat(store.taken)
                .as("by when")
                .containsExactlyInAnyOrderElementsOf(promised.contacts().stream()
                        .filter(planned -> !planned.outBy().isAfter(store.now))
                        .map(planned -> new PagingScenario.Sent(
                                planned.outBy(), planned.contact().address()))
                        .toList());
    }

    @Provide
    Arbitrary<AnyStore> stores() {
        return AnyStore.any();
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
    void tellsWhoWouldLookOn() {
        PagingScenario store = new PagingScenario();
        store.asks(Role.OBSERVER, "amir");

        assertThat(store.rehearse(Severity.SEV2, DAY).observers()).containsExactly("amir");
        assertThat(store.rehearse(Severity.SEV3, DAY).observers()).isEmpty();
    }

    @Test
    void saysWhatItCannotPromise() {
        Contact phone = Contact.of("sms", "phone").paced(new Pace(Duration.ZERO, Optional.of(5)));
        PagingScenario store = new PagingScenario();
        store.person(new Person("rami", "Rami", ZoneId.of("UTC"), List.of(phone)));

        assertThat(store.rehearse(Severity.SEV3, DAY).unsure())
                .containsExactly(
                        "sms of rami takes 5 a minute: a message waits for its turn when others go there at the"
                                + " same time");
        assertThat(store.rehearse(Severity.SEV1, DAY).unsure())
                .as("nothing holds it")
                .isEmpty();
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
    void tellsUntilWhenSomebodyIsLeftAlone() {
        QuietHours morning = new QuietHours(LocalTime.of(9, 0), LocalTime.of(11, 0));
        PagingScenario store = new PagingScenario();
        store.person(new Person(
                "rami",
                "Rami",
                ZoneId.of("UTC"),
                List.of(Contact.of("mail", "mail:rami")),
                List.of(),
                Optional.of(morning),
                Optional.empty()));

        assertThat(store.rehearse(Severity.SEV3, DAY).contacts())
                .extracting(
                        planned -> planned.page().person(),
                        planned -> planned.page().plan().quietUntil())
                .contains(
                        tuple("ada", Optional.empty()),
                        tuple("rami", Optional.of(PagingScenario.START.plus(Duration.ofHours(1)))));
    }

    @Test
    void saysWhatIsWrong() {
        PagingScenario store = new PagingScenario().contacts("rami");

        assertThat(store.rehearse(Severity.SEV3, DAY).problems())
                .contains("level 1 of policy store: rami has no contact");
    }
}
