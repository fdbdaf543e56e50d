package io.muster.escalation.schedule;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.escalation.schedule.Schedule.Stretch;
import io.muster.escalation.schedule.ScheduleHistory.FormerDays;
import io.muster.escalation.schedule.ScheduleHistory.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Daily turns from Monday at midnight, whose people somebody changes. */
class ScheduleHistoryTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void whatHasBeenIsToldByWhatWasInForceThen() {
        ScheduleHistory history = new ScheduleHistory(
                daily("cora"), List.of(new Version(day(4), daily("olga")), new Version(day(2), daily("ada", "rami"))));

        assertThat(people(history.stretches(MONDAY, day(6))))
                .containsExactly("ada", "rami", "olga", "olga", "cora", "cora");
    }

    @Test
    void whoWasOnCallIsToldByIt() {
        ScheduleHistory history = new ScheduleHistory(
                daily("cora"), List.of(new Version(day(4), daily("olga")), new Version(day(2), daily("ada", "rami"))));

        assertThat(List.of(MONDAY, day(1), day(2), day(3), day(4)))
                .extracting(
                        at -> history.inForceAt(at).onCallAt(at).orElseThrow().person())
                .containsExactly("ada", "rami", "olga", "olga", "cora");
    }

    @Test
    void aChangeInTheMiddleOfAShiftDoesNotMakeTwoOfIt() {
        ScheduleHistory history = new ScheduleHistory(
                daily("ada", "cora"), List.of(new Version(MONDAY.plus(Duration.ofHours(12)), daily("ada", "rami"))));

        assertThat(history.stretches(MONDAY, day(2)))
                .containsExactly(
                        new Stretch(MONDAY, day(1), Optional.of("ada")),
                        new Stretch(day(1), day(2), Optional.of("cora")));
    }

    @Test
    void theLoadOfTheOldOnesStaysTheirs() {
        ScheduleHistory history =
                new ScheduleHistory(daily("cora"), List.of(new Version(day(3), daily("ada", "rami"))));

        Outlook outlook = Outlook.of(history, MONDAY, day(4));

        assertThat(outlook.shares())
                .extracting(Outlook.Share::person, share -> share.total().toDays())
                .containsExactly(tuple("ada", 2L), tuple("rami", 1L), tuple("cora", 1L));
    }

    @Test
    void holidaysThatAreChangedLaterStayThoseOfThen() {
        Schedule now = follows("de", daily("ada", "rami"), "2026-01-05");
        ScheduleHistory history = ScheduleHistory.of(
                now,
                List.of(),
                List.of(
                        new FormerDays("de", day(1), Holidays.NONE),
                        new FormerDays("de", day(3), Holidays.on(List.of(LocalDate.parse("2026-01-07")))),
                        new FormerDays("fr", day(9), Holidays.NONE)));

        Outlook outlook = Outlook.of(history, MONDAY, day(4));

        assertThat(outlook.shares())
                .extracting(Outlook.Share::person, share -> share.holidays().toDays())
                .containsExactlyInAnyOrder(tuple("ada", 1L), tuple("rami", 0L));
    }

    @Test
    void layersAndHolidaysThatWereChangedOneAfterTheOtherAreEachToldFromThenOn() {
        ScheduleHistory history = ScheduleHistory.of(
                follows("de", daily("cora")),
                List.of(new Version(day(2), follows("fr", daily("ada")))),
                List.of(new FormerDays("fr", day(1), Holidays.on(List.of(LocalDate.parse("2026-01-05"))))));

        assertThat(history.before()).extracting(Version::until).containsExactly(day(1), day(2));
        assertThat(history.before().getFirst().schedule().holidays().days()).hasSize(1);
        assertThat(people(history.stretches(MONDAY, day(3)))).containsExactly("ada", "cora");
    }

    private static Schedule follows(String calendar, Schedule schedule, String... days) {
        return new Schedule(
                schedule.key(),
                schedule.name(),
                schedule.timeZone(),
                schedule.layers(),
                Optional.of(calendar),
                Holidays.on(Stream.of(days).map(LocalDate::parse).toList()),
                List.of());
    }

    private static List<String> people(List<Stretch> stretches) {
        return stretches.stream().map(stretch -> stretch.person().orElse("")).toList();
    }

    private static Instant day(int number) {
        return MONDAY.plus(Duration.ofDays(number));
    }

    private static Schedule daily(String... people) {
        Rotation rotation = new Rotation(LocalDateTime.parse("2026-01-05T00:00"), Duration.ofDays(1), List.of(people));
        return new Schedule("search", "Search", UTC, rotation);
    }
}
