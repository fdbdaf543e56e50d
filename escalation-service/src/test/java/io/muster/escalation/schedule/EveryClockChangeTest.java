package io.muster.escalation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.escalation.auditor.Rota;
import io.muster.escalation.schedule.Layer.OnHolidays;
import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Around every change of the clocks, in every zone: exactly one person at any instant unless a gap is declared. */
class EveryClockChangeTest {

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> ZoneId.of(id).getRules() != null)
            .sorted()
            .toList();

    static Stream<String> zonesWithChanges() {
        return ZONES.stream().filter(id -> ZoneId.of(id).getRules().nextTransition(FROM) != null);
    }

    @ParameterizedTest
    @MethodSource("zonesWithChanges")
    void officeHoursAndNightsJoinOverTheNextChanges(String id) {
        ZoneId zone = ZoneId.of(id);
        Set<DayOfWeek> everyDay = EnumSet.allOf(DayOfWeek.class);
        Layer day = layer("day", new Restriction(everyDay, LocalTime.of(2, 30), LocalTime.of(14, 30)));
        Layer night = layer("night", new Restriction(everyDay, LocalTime.of(14, 30), LocalTime.of(2, 30)));
        Schedule schedule =
                new Schedule("s", "S", zone, List.of(day, night), Optional.empty(), Holidays.NONE, List.of());
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        for (int i = 0; i < 4 && change != null; i++) {
            Instant middle = change.getInstant();
            List<Stretch> stretches =
                    schedule.stretches(middle.minus(Duration.ofDays(2)), middle.plus(Duration.ofDays(2)));

            assertThat(stretches)
                    .as("%s around %s", id, change)
                    .allMatch(stretch -> stretch.person().isPresent());
            assertJoined(stretches);
            change = zone.getRules().nextTransition(middle);
        }
    }

    @Property(tries = 300)
    void exactlyOnePersonIsOnCallUnlessAGapIsDeclared(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant from) {
        Instant until = from.plus(Duration.ofDays(10));

        List<Stretch> stretches = schedule.stretches(from, until);

        assertThat(stretches.getFirst().from()).isEqualTo(from);
        assertThat(stretches.getLast().until()).isEqualTo(until);
        assertJoined(stretches);
        for (Stretch stretch : stretches) {
            for (Instant at :
                    List.of(stretch.from(), middleOf(stretch), stretch.until().minusNanos(1))) {
                Optional<OnCall> shift = schedule.onCallAt(at);
                assertThat(shift.map(OnCall::person))
                        .as("%s in %s", at, stretch)
                        .isEqualTo(stretch.person());
                assertThat(shift.map(OnCall::since).filter(from::isBefore))
                        .as("one shift, wherever it is looked at")
                        .isIn(Optional.empty(), Optional.of(stretch.from()));
                assertThat(shift.map(OnCall::until).filter(until::isAfter))
                        .isIn(Optional.empty(), Optional.of(stretch.until()));
            }
        }
        if (schedule.layers().getFirst().restrictions().isEmpty()) {
            assertThat(stretches).noneMatch(stretch -> stretch.person().isEmpty());
        }
    }

    /** The auditor has an algorithm of its own, written apart. */
    @Property(tries = 300)
    void theAuditorWorksOutTheSamePersonAtAnyInstant(
            @ForAll("schedules") Schedule schedule, @ForAll("instants") Instant from) {
        Rota rota = asTheAuditorReadsIt(schedule);

        for (Stretch stretch : schedule.stretches(from, from.plus(Duration.ofDays(10)))) {
            for (Instant at :
                    List.of(stretch.from(), middleOf(stretch), stretch.until().minusNanos(1))) {
                assertThat(rota.personAt(at)).as("%s in %s", at, stretch).isEqualTo(stretch.person());
            }
        }
    }

    private static Rota asTheAuditorReadsIt(Schedule schedule) {
        return new Rota(
                schedule.timeZone(),
                schedule.layers().stream().map(EveryClockChangeTest::turns).toList(),
                schedule.holidays().days(),
                schedule.changes().stream().map(EveryClockChangeTest::change).toList());
    }

    private static Rota.Turns turns(Layer layer) {
        return new Rota.Turns(
                layer.rotation().startsAt(),
                layer.rotation().shifts(),
                layer.rotation().people(),
                layer.endsAt(),
                layer.restrictions().stream()
                        .map(window -> new Rota.Window(window.days(), window.from(), window.until()))
                        .toList(),
                Rota.OnHolidays.valueOf(layer.onHolidays().name()));
    }

    private static Rota.Change change(Change change) {
        String person = change.people().iterator().next();
        Rota.Shift shift = new Rota.Shift(person, change.from(), change.until());
        return new Rota.Change(change.from(), change.until(), List.of(shift));
    }

    private static Instant middleOf(Stretch stretch) {
        return stretch.from().plus(stretch.length().dividedBy(2));
    }

    private static void assertJoined(List<Stretch> stretches) {
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).until());
        }
        assertThat(stretches).allMatch(stretch -> stretch.from().isBefore(stretch.until()));
    }

    private static Layer layer(String person, Restriction window) {
        Rotation alone = new Rotation(LocalDateTime.parse("2020-01-01T00:00"), Duration.ofDays(7), List.of(person));
        return new Layer(person, alone, Optional.empty(), List.of(window), OnHolidays.WORKS);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.of(ZONES).flatMap(id -> {
            ZoneOffsetTransition change = ZoneId.of(id).getRules().nextTransition(FROM);
            Instant near = change == null ? FROM.plus(Duration.ofDays(100)) : change.getInstant();
            return Arbitraries.longs().between(-5 * 86_400, 86_400).map(near::plusSeconds);
        });
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Layer> base = Combinators.combine(rotations(), restrictions())
                .as((rotation, windows) -> new Layer("base", rotation, Optional.empty(), windows, OnHolidays.WORKS));
        Arbitrary<Layer> over = Combinators.combine(rotations(), restrictions(), Arbitraries.of(OnHolidays.class))
                .as((rotation, windows, days) -> new Layer("over", rotation, Optional.empty(), windows, days));
        return Combinators.combine(Arbitraries.of(ZONES), base, over.list().ofMaxSize(2), overrides())
                .as((zone, first, others, changes) -> new Schedule(
                        "s",
                        "S",
                        ZoneId.of(zone),
                        Stream.concat(Stream.of(first), others.stream()).toList(),
                        Optional.empty(),
                        Holidays.on(List.of(LocalDate.parse("2024-03-10"), LocalDate.parse("2024-03-31"))),
                        changes));
    }

    private static Arbitrary<Rotation> rotations() {
        Arbitrary<List<Duration>> shifts = Arbitraries.of(
                        Duration.ofMinutes(61), Duration.ofHours(8), Duration.ofDays(1), Duration.ofDays(7))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<LocalDateTime> starts = Arbitraries.integers()
                .between(0, 20_000)
                .map(minutes -> LocalDateTime.parse("2023-12-01T00:00").plusMinutes(minutes));
        Arbitrary<List<String>> people =
                Arbitraries.of("ada", "rami", "cora").list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(starts, shifts, people).as(Rotation::new);
    }

    private static Arbitrary<List<Restriction>> restrictions() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(quarter * 15L));
        Arbitrary<Set<DayOfWeek>> days = Arbitraries.of(DayOfWeek.class).set().ofMinSize(1);
        return Combinators.combine(days, times, times)
                .as(Restriction::new)
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<List<Change>> overrides() {
        Arbitrary<Change> one = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000),
                        Arbitraries.longs().between(0, 90 * 86_400),
                        Arbitraries.longs().between(1, 86_400))
                .as((id, start, length) -> new Change.Override(
                        new UUID(0, id),
                        "stand-in",
                        FROM.plusSeconds(start),
                        FROM.plusSeconds(start + length),
                        "",
                        ""));
        return one.list().ofMaxSize(3);
    }
}
