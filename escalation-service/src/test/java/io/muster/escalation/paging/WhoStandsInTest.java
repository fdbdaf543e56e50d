package io.muster.escalation.paging;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.EscalationEvent.EscalationExhausted;
import io.muster.contracts.EscalationEvent.ResponderPaged;
import io.muster.contracts.Severity;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.Rotation;
import io.muster.escalation.schedule.Schedule;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody is on call for the payments: rami was before, olga leads the team, amir is an admin. Each may be unreachable. */
class WhoStandsInTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final PagingScenario store = new PagingScenario();

    @Test
    void whoWasOnCallBefore() {
        assertThat(pagedAtLevel1()).containsExactly("rami");
        assertThat(reason()).startsWith("on call before, standing in");
    }

    @Test
    void elseTheTeamLead() {
        assertThat(pagedAtLevel1("rami")).containsExactly("olga");
        assertThat(reason()).startsWith("team lead, standing in");
    }

    @Test
    void elseTheAdmins() {
        assertThat(pagedAtLevel1("rami", "olga")).containsExactly("amir");
        assertThat(reason()).startsWith("admin, standing in");
    }

    @Test
    void elseTheNextLevelAtOnce() {
        assertThat(pagedAtLevel1("rami", "olga", "amir")).isEmpty();
        assertThat(store.paged()).contains("ada");
    }

    @Test
    void elseItIsLoudAndTriedAgain() {
        pagedAtLevel1("rami", "olga", "amir", "ada");
        assertThat(store.of(EscalationExhausted.class)).hasSize(1);
        assertThat(store.alarms)
                .extracting(Effect.Alarm::kind)
                .contains(Effect.Alarm.Kind.UNROUTABLE, Effect.Alarm.Kind.EXHAUSTED);

        store.contacts("olga", "mail").after(java.time.Duration.ofMinutes(1));
        assertThat(store.paged()).contains("olga");
    }

    private List<String> pagedAtLevel1(String... unreachable) {
        Rotation weekly = new Rotation(LocalDateTime.parse("2026-11-16T00:00"), ofDays(7), List.of("rami"));
        Change hole = new Change.Temporary(
                new UUID(0, 1),
                PagingScenario.START.minus(ofHours(1)),
                PagingScenario.START.plus(ofHours(5)),
                List.of(),
                "everybody is travelling",
                "amir");
        store.schedule(new Schedule("payments", "Payments", UTC, weekly).with(Holidays.NONE, List.of(hole)));
        Stream.of(unreachable)
                .forEach(id -> store.person(
                        new Person(id, id, UTC, List.<Contact>of(), List.of(), Optional.empty(), Optional.empty())));
        store.detected(Severity.SEV3).confirmed(Severity.SEV3);
        return store.of(ResponderPaged.class).stream()
                .filter(page -> page.level() == 1)
                .map(ResponderPaged::person)
                .toList();
    }

    private String reason() {
        return store.of(ResponderPaged.class).getFirst().reason();
    }
}
