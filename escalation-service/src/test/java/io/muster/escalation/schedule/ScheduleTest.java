package io.muster.escalation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.escalation.schedule.Layer.OnHolidays;
import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Ada and Rami take weekly turns in Berlin from Monday at nine; other layers and changes lie over that. */
class ScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Restriction OFFICE = new Restriction(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0));

    private final Layer weekly = Layer.of(weekly("ada", "rami"));

    @Test
    void aLaterLayerCoversTheOnesBelowWhereItCounts() {
        Schedule schedule = layered(weekly, restricted(weekly("cora"), OFFICE));

        assertThat(personAt(schedule, "2026-01-07T08:59:59+01:00")).isEqualTo("ada");
        assertThat(personAt(schedule, "2026-01-07T09:00:00+01:00")).isEqualTo("cora");
        assertThat(personAt(schedule, "2026-01-07T16:59:59+01:00")).isEqualTo("cora");
        assertThat(personAt(schedule, "2026-01-07T17:00:00+01:00")).isEqualTo("ada");
        assertThat(personAt(schedule, "2026-01-10T12:00:00+01:00"))
                .as("Saturday")
                .isEqualTo("ada");
    }

    @Test
    void aShiftEndsWhereAnotherLayerBegins() {
        Schedule schedule = layered(weekly, restricted(weekly("cora"), OFFICE));

        OnCall night = schedule.onCallAt(at("2026-01-07T20:00:00+01:00")).orElseThrow();

        assertThat(night.since()).isEqualTo(at("2026-01-07T17:00:00+01:00"));
        assertThat(night.until()).isEqualTo(at("2026-01-08T09:00:00+01:00"));
    }

    @Test
    void aWindowMayPassMidnight() {
        Restriction nights = new Restriction(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
        Schedule schedule = layered(restricted(weekly("ada"), nights));

        assertThat(schedule.onCallAt(at("2026-01-10T05:59:59+01:00"))).isPresent();
        assertThat(schedule.onCallAt(at("2026-01-10T06:00:00+01:00"))).isEmpty();
        assertThat(schedule.onCallAt(at("2026-01-09T05:00:00+01:00")))
                .as("Friday morning")
                .isEmpty();
    }

    @Test
    void customShiftsOfFiveAndTwoDays() {
        Rotation split = new Rotation(
                LocalDateTime.parse("2026-01-05T09:00"),
                List.of(Duration.ofDays(5), Duration.ofDays(2)),
                List.of("ada", "rami", "cora"));
        Schedule schedule = layered(Layer.of(split));

        assertThat(personAt(schedule, "2026-01-09T12:00:00+01:00")).isEqualTo("ada");
        assertThat(personAt(schedule, "2026-01-10T12:00:00+01:00"))
                .as("weekend")
                .isEqualTo("rami");
        assertThat(personAt(schedule, "2026-01-12T09:00:00+01:00")).isEqualTo("cora");
        assertThat(personAt(schedule, "2026-01-17T12:00:00+01:00"))
                .as("next weekend")
                .isEqualTo("ada");
    }

    @Test
    void aLayerMayEnd() {
        Layer ended = new Layer(
                "until spring",
                weekly("cora"),
                Optional.of(LocalDateTime.parse("2026-03-01T00:00")),
                List.of(),
                OnHolidays.WORKS);
        Schedule schedule = layered(weekly, ended);

        assertThat(personAt(schedule, "2026-02-28T23:59:59+01:00")).isEqualTo("cora");
        assertThat(personAt(schedule, "2026-03-01T00:00:00+01:00")).isEqualTo("rami");
    }

    @Test
    void onHolidaysOthersWork() {
        Layer holidays = new Layer("holidays", weekly("cora"), Optional.empty(), List.of(), OnHolidays.ONLY);
        Schedule schedule = layered(weekly, holidays)
                .with(Holidays.on(List.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26"))), List.of());

        OnCall christmas = schedule.onCallAt(at("2026-12-25T12:00:00+01:00")).orElseThrow();

        assertThat(christmas.person()).isEqualTo("cora");
        assertThat(christmas.since()).isEqualTo(at("2026-12-25T00:00:00+01:00"));
        assertThat(christmas.until()).isEqualTo(at("2026-12-27T00:00:00+01:00"));
    }

    @Test
    void aLayerThatRestsOnHolidaysLeavesAGap() {
        Layer rests = new Layer("office", weekly("cora"), Optional.empty(), List.of(), OnHolidays.RESTS);
        Schedule schedule = layered(rests).with(Holidays.on(List.of(LocalDate.parse("2026-12-25"))), List.of());

        assertThat(schedule.onCallAt(at("2026-12-25T12:00:00+01:00"))).isEmpty();
        assertThat(schedule.stretches(at("2026-12-24T12:00:00+01:00"), at("2026-12-26T12:00:00+01:00")))
                .extracting(Stretch::person)
                .containsExactly(Optional.of("cora"), Optional.empty(), Optional.of("cora"));
    }

    @Nested
    class Changes {

        private final Change.Override dentist =
                override(1, "cora", "2026-01-07T10:00:00+01:00", "2026-01-07T12:00:00+01:00");

        @Test
        void anOverrideStandsInForWhoeverItWouldHaveBeen() {
            Schedule schedule = layered(weekly).with(Holidays.NONE, List.of(dentist));

            assertThat(personAt(schedule, "2026-01-07T11:00:00+01:00")).isEqualTo("cora");
            assertThat(personAt(schedule, "2026-01-07T12:00:00+01:00")).isEqualTo("ada");
            assertThat(schedule.onCallAt(at("2026-01-06T12:00:00+01:00"))
                            .orElseThrow()
                            .until())
                    .isEqualTo(dentist.from());
        }

        @Test
        void theNewerOfTwoCounts() {
            Change newer = override(2, "rami", "2026-01-07T11:00:00+01:00", "2026-01-07T11:30:00+01:00");
            Schedule schedule = layered(weekly).with(Holidays.NONE, List.of(newer, dentist));

            assertThat(personAt(schedule, "2026-01-07T11:15:00+01:00")).isEqualTo("rami");
            assertThat(personAt(schedule, "2026-01-07T11:45:00+01:00")).isEqualTo("cora");
        }

        @Test
        void ofTwoThatWereMadeTogetherTheIdsDoNotDecide() {
            Change newer = override(0, "rami", "2026-01-07T11:00:00+01:00", "2026-01-07T11:30:00+01:00");
            Schedule schedule = layered(weekly).with(Holidays.NONE, List.of(newer, dentist));

            assertThat(personAt(schedule, "2026-01-07T11:15:00+01:00")).isEqualTo("rami");
        }

        @Test
        void aTemporaryScheduleReplacesEverythingAndItsHoleIsAGap() {
            Change.Temporary sale = new Change.Temporary(
                    new UUID(0, 1),
                    at("2026-11-27T00:00:00+01:00"),
                    at("2026-11-28T00:00:00+01:00"),
                    List.of(
                            new Change.Shift("cora", at("2026-11-27T00:00:00+01:00"), at("2026-11-27T12:00:00+01:00")),
                            new Change.Shift("rami", at("2026-11-27T13:00:00+01:00"), at("2026-11-28T00:00:00+01:00"))),
                    "Black Friday",
                    "ada");
            Schedule schedule = layered(weekly).with(Holidays.NONE, List.of(sale));

            assertThat(personAt(schedule, "2026-11-27T11:00:00+01:00")).isEqualTo("cora");
            assertThat(schedule.onCallAt(at("2026-11-27T12:30:00+01:00"))).isEmpty();
            assertThat(schedule.lastBefore(at("2026-11-27T12:30:00+01:00"))
                            .orElseThrow()
                            .person())
                    .isEqualTo("cora");
            assertThat(personAt(schedule, "2026-11-27T13:00:00+01:00")).isEqualTo("rami");
        }

        @Test
        void whatEndsBeforeItBeginsIsRefused() {
            assertThatThrownBy(() -> override(1, "cora", "2026-01-07T12:00:00+01:00", "2026-01-07T12:00:00+01:00"))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aSwapChangesTheGiversTimeOnly() {
            Schedule schedule = layered(weekly);
            Swap swap = new Swap(
                            new UUID(0, 9),
                            "s",
                            "ada",
                            "rami",
                            new Swap.Period(at("2026-01-10T00:00:00+01:00"), at("2026-01-14T00:00:00+01:00")),
                            Optional.of(
                                    new Swap.Period(at("2026-01-17T00:00:00+01:00"), at("2026-01-18T00:00:00+01:00"))),
                            Swap.State.PROPOSED,
                            "ada",
                            Optional.empty())
                    .decided(Swap.State.APPROVED, "rami");
            Schedule swapped = schedule.with(
                    Holidays.NONE,
                    swap.outcome(
                                    schedule,
                                    at("2026-01-07T12:00:00+01:00"),
                                    List.of(new UUID(0, 1), new UUID(0, 2)).iterator()::next)
                            .changes());

            assertThat(swapped.changes())
                    .extracting(Change::from, Change::until)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    at("2026-01-10T00:00:00+01:00"), at("2026-01-12T09:00:00+01:00")),
                            org.assertj.core.groups.Tuple.tuple(
                                    at("2026-01-17T00:00:00+01:00"), at("2026-01-18T00:00:00+01:00")));
            assertThat(personAt(swapped, "2026-01-11T00:00:00+01:00")).isEqualTo("rami");
            assertThat(personAt(swapped, "2026-01-17T12:00:00+01:00")).isEqualTo("ada");
        }

        @Test
        void whatIsNotTheGiversStaysAndIsTold() {
            Swap swap = swap("2026-01-10T00:00:00+01:00", "2026-01-14T00:00:00+01:00");

            Swap.Outcome outcome = swap.outcome(layered(weekly), at("2026-01-11T00:00:00+01:00"), () -> new UUID(0, 1));

            assertThat(outcome.changes())
                    .extracting(Change::from, Change::until)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            at("2026-01-11T00:00:00+01:00"), at("2026-01-12T09:00:00+01:00")));
            assertThat(outcome.warnings())
                    .containsExactly("from 2026-01-12T08:00:00Z until 2026-01-13T23:00:00Z rami is on call, not ada:"
                            + " that stays as it is");
        }

        @Test
        void aSwapOfWhatIsNotTheGiversIsRefused() {
            Swap swap = swap("2026-01-13T00:00:00+01:00", "2026-01-14T00:00:00+01:00");

            assertThatThrownBy(
                            () -> swap.outcome(layered(weekly), at("2026-01-11T00:00:00+01:00"), () -> new UUID(0, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ada is not on call from 2026-01-12T23:00:00Z");
        }

        private Swap swap(String from, String until) {
            return new Swap(
                    new UUID(0, 9),
                    "s",
                    "ada",
                    "rami",
                    new Swap.Period(at(from), at(until)),
                    Optional.empty(),
                    Swap.State.PROPOSED,
                    "ada",
                    Optional.empty());
        }

        @Test
        void nobodyApprovesTheirOwnProposal() {
            Swap swap = new Swap(
                    new UUID(0, 9),
                    "s",
                    "ada",
                    "rami",
                    new Swap.Period(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)),
                    Optional.empty(),
                    Swap.State.PROPOSED,
                    "ada",
                    Optional.empty());

            assertThat(swap.mayDecide("ada", false)).isFalse();
            assertThat(swap.mayDecide("rami", false)).isTrue();
            assertThat(swap.mayDecide("cora", false)).isFalse();
            assertThat(swap.mayDecide("cora", true)).isTrue();
        }
    }

    @Test
    void whoIsNext() {
        Schedule schedule = layered(weekly);

        OnCall next = schedule.nextAfter(at("2026-01-07T12:00:00+01:00"), Duration.ofDays(35))
                .orElseThrow();

        assertThat(next.person()).isEqualTo("rami");
        assertThat(next.since()).isEqualTo(at("2026-01-12T09:00:00+01:00"));
        assertThat(next.until()).isEqualTo(at("2026-01-19T09:00:00+01:00"));
    }

    @Nested
    class TheOutlook {

        @Test
        void namesGapsAhead() {
            Schedule schedule = layered(restricted(weekly("cora"), OFFICE));

            Outlook outlook = Outlook.of(schedule, at("2026-01-09T09:00:00+01:00"), at("2026-01-12T17:00:00+01:00"));

            assertThat(outlook.warnings())
                    .containsExactly("nobody is on call from 2026-01-09T16:00:00Z until 2026-01-12T08:00:00Z");
        }

        @Test
        void namesWhoHasNoBreak() {
            Schedule schedule = layered(Layer.of(weekly("ada")));

            Outlook outlook = Outlook.of(schedule, at("2026-01-05T09:00:00+01:00"), at("2026-02-02T09:00:00+01:00"));

            assertThat(outlook.warnings())
                    .containsExactly("ada is on call without a break from 2026-01-05T08:00:00Z, for more than 8 days");
        }

        @Test
        void tellsHowTheLoadIsShared() {
            Schedule schedule = layered(weekly).with(Holidays.on(List.of(LocalDate.parse("2026-01-06"))), List.of());

            Outlook outlook = Outlook.of(schedule, at("2026-01-05T09:00:00+01:00"), at("2026-01-19T09:00:00+01:00"));

            assertThat(outlook.warnings()).isEmpty();
            assertThat(outlook.shares())
                    .containsExactly(
                            new Outlook.Share(
                                    "ada",
                                    1,
                                    Duration.ofDays(7),
                                    Duration.ofHours(56),
                                    Duration.ofDays(2),
                                    Duration.ofDays(1)),
                            new Outlook.Share(
                                    "rami",
                                    1,
                                    Duration.ofDays(7),
                                    Duration.ofHours(56),
                                    Duration.ofDays(2),
                                    Duration.ZERO));
        }

        @Test
        void countsShiftsOfAMinuteToo() {
            LocalDateTime monday = LocalDateTime.parse("2026-01-05T09:00");
            Rotation minutes = new Rotation(monday, Duration.ofMinutes(1), List.of("ada", "rami"));
            Schedule schedule = layered(Layer.of(minutes));

            Outlook outlook = Outlook.of(schedule, at("2026-01-05T09:00:00+01:00"), at("2026-02-02T09:00:00+01:00"));

            assertThat(outlook.stretches()).hasSize(28 * 24 * 60);
            assertThat(outlook.shares())
                    .extracting(Outlook.Share::shifts, Outlook.Share::nights, Outlook.Share::weekends)
                    .containsOnly(tuple(14 * 24 * 60, Duration.ofHours(14 * 8), Duration.ofDays(4)))
                    .hasSize(2);
        }
    }

    @Test
    void aSharedShiftKeepsItsBeginningHoweverLongAgoThatIs() {
        Schedule schedule = layered(Layer.of(
                new Rotation(LocalDateTime.parse("2026-01-05T09:00"), Duration.ofDays(60), List.of("ada", "rami"))));

        for (String now : List.of("2026-02-20T10:00:00+01:00", "2026-02-20T10:00:07+01:00")) {
            assertThat(ShareCalendars.shifts(schedule, at(now)))
                    .first()
                    .satisfies(shift -> assertThat(shift.from()).isEqualTo(at("2026-01-05T09:00:00+01:00")));
        }
    }

    private static Rotation weekly(String... people) {
        return new Rotation(LocalDateTime.parse("2026-01-05T09:00"), WEEK, List.of(people));
    }

    private static Layer restricted(Rotation rotation, Restriction... windows) {
        return new Layer("windows", rotation, Optional.empty(), List.of(windows), OnHolidays.WORKS);
    }

    private static Schedule layered(Layer... layers) {
        return new Schedule("s", "S", BERLIN, List.of(layers), Optional.empty(), Holidays.NONE, List.of());
    }

    private static Change.Override override(long id, String person, String from, String until) {
        return new Change.Override(new UUID(0, id), person, at(from), at(until), "dentist", "ada");
    }

    private static String personAt(Schedule schedule, String time) {
        return schedule.onCallAt(at(time)).orElseThrow().person();
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
