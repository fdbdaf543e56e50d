package io.muster.escalation.paging;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.PageFailed;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Urgency;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A provider that said yes says no a while later. Rami is on call and has mail and webhook; Ada is level 2. */
class ProviderReportsTest {

    private final PagingScenario store = new PagingScenario();

    @Test
    void theNextContactIsUsedAtOnce() {
        paged().after(ofSeconds(40)).neverArrived("mail:rami");

        assertThat(store.sent.getLast())
                .isEqualTo(new PagingScenario.Sent(PagingScenario.START.plusSeconds(40), "webhook:rami"));
        assertThat(store.page("rami").state()).isInstanceOf(PageState.Sending.class);
        assertThat(store.of(PageFailed.class)).isEmpty();
    }

    @Test
    void whenNoContactIsLeftTheNextLevelIsPagedAtOnce() {
        paged().neverArrived("mail:rami").providersTakeEverything().after(ofSeconds(30));

        store.neverArrived("webhook:rami");

        assertThat(store.paged()).containsExactly("rami", "ada");
        assertThat(store.of(PageFailed.class)).hasSize(1);
        assertThat(store.page("rami").state()).isInstanceOf(PageState.Failed.class);
    }

    @Test
    void whatIsReportedTwiceChangesNothing() {
        paged().neverArrived("mail:rami").neverArrived("mail:rami");

        assertThat(store.sent).hasSize(2);
    }

    @Test
    void aReportThatOvertakesTheProvidersYesStands() {
        store.detected(Severity.SEV3).confirmed(Severity.SEV3).neverArrived("mail:rami");

        store.providersTakeEverything();

        assertThat(store.page("rami").attempts())
                .extracting(ContactAttempt::outcome)
                .containsExactly(ContactAttempt.Outcome.FAILED, ContactAttempt.Outcome.HANDED_OVER);
    }

    @Test
    void whoHasAnsweredByThenIsLeftAlone() {
        paged().acknowledges("rami", "rami");

        store.neverArrived("mail:rami");

        assertThat(store.sent).hasSize(1);
        assertThat(store.page("rami").state()).isInstanceOf(PageState.Acknowledged.class);
    }

    @Test
    void anotherDeviceThatWasReachedKeepsThePageAlive() {
        List<Contact> devices = List.of(Contact.of("sms", "phone"), Contact.of("mail", "tablet"));
        ContactRule both = new ContactRule(Urgency.LOW, Duration.ZERO, 0);
        ContactRule also = new ContactRule(Urgency.LOW, Duration.ZERO, 1);
        store.person(new Person(
                "rami", "Rami", ZoneId.of("UTC"), devices, List.of(both, also), Optional.empty(), Optional.empty()));

        paged().neverArrived("phone");

        assertThat(store.page("rami").state()).isInstanceOf(PageState.HandedOver.class);
        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void ifItTurnsOutThatNobodyWasReachedAllIsTriedAgain() {
        store.contacts("rami", "mail").contacts("ada", "mail");
        paged().playWithWillingProviders(ofMinutes(40));
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Exhausted.class);
        int before = store.sent.size();

        List<ContactAttempt> taken = store.escalation.pages().stream()
                .flatMap(page -> page.attempts().stream())
                .toList();
        taken.forEach(attempt -> store.neverArrived(attempt.delivery()));
        store.after(ofMinutes(1));

        assertThat(store.sent).hasSize(before + 1);
        assertThat(store.sent.getLast().address()).isEqualTo("mail:rami");
    }

    private PagingScenario paged() {
        return store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
    }
}
