package io.muster.escalation.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.auditor.Rota.Change;
import io.muster.escalation.auditor.Rota.OnHolidays;
import io.muster.escalation.auditor.Rota.Shift;
import io.muster.escalation.auditor.Rota.Turns;
import io.muster.escalation.auditor.Rota.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Schedules in Berlin, as the auditor works them out; that it agrees with the engine EveryClockChangeTest shows. */
class RotaTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Turns WEEKLY = turns("2026-11-16T09:00", Duration.ofDays(7), "rami", "noah");

    @Test
    void hasOnePersonAtATimeAndTwoAroundTheHandOff() {
        Rota rota = of(WEEKLY);

        assertThat(rota.onCall(at("2026-11-20T10:00:00Z"))).contains(Set.of("rami"));
        assertThat(rota.onCall(at("2026-11-23T08:00:30Z"))).contains(Set.of("rami", "noah"));
        assertThat(rota.onCall(at("2026-11-23T08:01:30Z"))).contains(Set.of("noah"));
        assertThat(rota.onCall(at("2026-11-30T12:00:00Z"))).contains(Set.of("rami"));
        assertThat(rota.onCall(at("2026-11-01T12:00:00Z")))
                .as("before it begins")
                .isEmpty();
    }

    @Test
    void aHigherLayerCountsInItsHoursOnly() {
        Turns office = new Turns(
                LocalDateTime.parse("2026-11-16T00:00"),
                List.of(Duration.ofDays(5), Duration.ofDays(2)),
                List.of("ada", "olga"),
                Optional.of(LocalDateTime.parse("2026-11-30T00:00")),
                List.of(new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(17, 0))),
                OnHolidays.RESTS);
        Rota rota = new Rota(BERLIN, List.of(WEEKLY, office), Set.of(LocalDate.parse("2026-11-19")), List.of());

        assertThat(rota.personAt(at("2026-11-20T10:00:00Z"))).contains("ada");
        assertThat(rota.personAt(at("2026-11-20T18:00:00Z"))).contains("rami");
        assertThat(rota.personAt(at("2026-11-19T10:00:00Z"))).as("a holiday").contains("rami");
        assertThat(rota.personAt(at("2026-11-21T10:00:00Z"))).as("Saturday").contains("olga");
        assertThat(rota.personAt(at("2026-12-01T10:00:00Z"))).as("ended").contains("rami");
    }

    @Test
    void theNewestChangeCoversEverythingAndItsHolesAreGaps() {
        Change older = stands("cora", "2026-11-20T09:00:00Z", "2026-11-20T12:00:00Z");
        Change newer = new Change(
                at("2026-11-20T11:00:00Z"),
                at("2026-11-20T14:00:00Z"),
                List.of(new Shift("vera", at("2026-11-20T13:00:00Z"), at("2026-11-20T14:00:00Z"))));
        Rota rota = new Rota(BERLIN, List.of(WEEKLY), Set.of(), List.of(newer, older));

        assertThat(rota.onCall(at("2026-11-20T10:00:00Z"))).contains(Set.of("cora"));
        assertThat(rota.onCall(at("2026-11-20T11:30:00Z"))).isEmpty();
        assertThat(rota.onCall(at("2026-11-20T13:30:00Z"))).contains(Set.of("vera"));
        assertThat(rota.onCall(at("2026-11-20T15:00:00Z"))).contains(Set.of("rami"));
    }

    @Test
    void whoHandsOffInTheHourThatIsSkippedDoesSoWhenTheClocksSkipAndOnceInTheOneThatComesTwice() {
        Rota spring = of(turns("2026-03-28T02:30", Duration.ofDays(1), "ada", "rami"));
        Rota autumn = of(turns("2026-10-24T02:30", Duration.ofDays(1), "ada", "rami"));

        assertThat(spring.personAt(at("2026-03-29T00:59:59Z"))).contains("ada");
        assertThat(spring.personAt(at("2026-03-29T01:00:00Z"))).contains("rami");
        assertThat(autumn.personAt(at("2026-10-25T00:29:59Z"))).contains("ada");
        assertThat(autumn.personAt(at("2026-10-25T00:30:00Z"))).contains("rami");
        assertThat(autumn.personAt(at("2026-10-25T01:10:00Z")))
                .as("02:10 again")
                .contains("rami");
    }

    private static Rota of(Turns layer) {
        return new Rota(BERLIN, List.of(layer), Set.of(), List.of());
    }

    private static Turns turns(String startsAt, Duration length, String... people) {
        return new Turns(
                LocalDateTime.parse(startsAt),
                List.of(length),
                List.of(people),
                Optional.empty(),
                List.of(),
                OnHolidays.WORKS);
    }

    private static Change stands(String person, String from, String until) {
        return new Change(at(from), at(until), List.of(new Shift(person, at(from), at(until))));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
