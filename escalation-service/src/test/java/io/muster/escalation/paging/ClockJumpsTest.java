package io.muster.escalation.paging;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.ContactRule;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a clock does, no page is skipped and none is sent twice. Level 1 (rami) has 5 minutes, level 2 (ada) 10. */
class ClockJumpsTest {

    private final PagingScenario store = new PagingScenario();

    @ParameterizedTest
    @ValueSource(strings = {"PT6M", "PT1H", "PT24H"})
    void forwardTheNextLevelIsPagedOnceAndKeepsItsWholeTime(Duration jump) {
        pagedAt1().afterAnOutageOf(jump);
        assertThat(store.paged()).containsExactly("rami", "ada");

        store.after(ofMinutes(9));
        assertThat(store.paged()).containsExactly("rami", "ada");

        store.after(ofMinutes(1));
        assertThat(store.paged()).as("round 2").containsExactly("rami", "ada", "rami");
    }

    @Test
    void forwardEveryDeviceRingsOnce() {
        store.person(new Person(
                "rami",
                "Rami",
                ZoneId.of("UTC"),
                List.of(
                        Contact.of("mail", "mail:rami"),
                        Contact.of("sms", "sms:rami"),
                        Contact.of("voice", "voice:rami")),
                List.of(device(0, 0), device(1, 1), device(2, 3)),
                Optional.empty(),
                Optional.empty()));

        pagedAt1().afterAnOutageOf(ofHours(1));

        assertThat(store.sent)
                .extracting(PagingScenario.Sent::address)
                .containsExactlyInAnyOrder("mail:rami", "sms:rami", "voice:rami", "mail:ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2S", "PT4M", "PT1H"})
    void backNothingIsPagedTwiceAndTheNextLevelStillComes(Duration jump) {
        pagedAt1().after(ofMinutes(4)).clockIsSetBackBy(jump);

        store.after(jump.plus(ofSeconds(59)));
        assertThat(store.paged()).containsExactly("rami");

        store.after(ofSeconds(1));
        assertThat(store.paged()).containsExactly("rami", "ada");
    }

    @Test
    void backRightAfterALevelPassedItsTimerChangesNothingWhenItComesAgain() {
        pagedAt1().after(ofMinutes(5)).clockIsSetBackBy(ofSeconds(2));
        assertThat(store.paged()).containsExactly("rami", "ada");

        store.levelPassesAgain(1, 1).after(ofSeconds(3)).levelPassesAgain(1, 1);

        assertThat(store.paged()).containsExactly("rami", "ada");
    }

    @Test
    void aTimerThatComesBeforeItsTimeByThisClockChangesNothing() {
        pagedAt1().after(ofMinutes(4)).levelPassesAgain(1, 1);

        assertThat(store.paged()).containsExactly("rami");
    }

    @Test
    void anAnswerCountsOnWhicheverSideOfAJumpItComes() {
        pagedAt1().after(ofMinutes(1)).acknowledges("rami", "rami").clockIsSetBackBy(ofHours(1));
        store.after(ofHours(3)).afterAnOutageOf(ofHours(24));

        assertThat(store.paged()).containsExactly("rami");
        assertThat(store.escalation.state()).isInstanceOf(EscalationState.Acknowledged.class);
    }

    @Test
    void whatHappenedIsNoOlderThanTheYoungerOfTwoClocksSays() {
        Instant told = PagingScenario.START;

        assertThat(PagingRules.laterOf(told, Optional.of(told.plus(ofHours(3)))))
                .as("its sender's clock is behind")
                .isEqualTo(told.plus(ofHours(3)));
        assertThat(PagingRules.laterOf(told, Optional.of(told.minus(ofHours(3)))))
                .as("the broker's clock is behind")
                .isEqualTo(told);
        assertThat(PagingRules.laterOf(told, Optional.empty())).isEqualTo(told);
    }

    private static ContactRule device(int contact, int minutes) {
        return new ContactRule(Urgency.LOW, ofMinutes(minutes), contact);
    }

    private PagingScenario pagedAt1() {
        return store.detected(Severity.SEV3).confirmed(Severity.SEV3).providersTakeEverything();
    }
}
