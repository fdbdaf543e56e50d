package io.muster.escalation.schedule.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.contracts.Refusal;
import io.muster.escalation.schedule.ScheduleProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ICalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-04-15T00:00:00Z");

    private final ICalendar calendars = new ICalendar();

    @Test
    void wholeDaysAreHolidaysAlsoWhenTheyRepeatEachYear() {
        String document = document("""
                DTSTART;VALUE=DATE:20201225
                DTEND;VALUE=DATE:20201227
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                """);

        assertThat(calendars.days(document, LocalDate.parse("2026-01-01"), LocalDate.parse("2027-12-31")))
                .containsExactly(
                        LocalDate.parse("2026-12-25"),
                        LocalDate.parse("2026-12-26"),
                        LocalDate.parse("2027-12-25"),
                        LocalDate.parse("2027-12-26"));
    }

    @Test
    void weeklyShiftsStayOnTheWallClockOverTheClockChange() {
        String document = document("""
                DTSTART;TZID=Europe/Berlin:20260302T090000
                DTEND;TZID=Europe/Berlin:20260302T170000
                RRULE:FREQ=WEEKLY;COUNT=6
                SUMMARY:ada
                """);

        assertThat(calendars.occurrences(document, FROM, UNTIL, BERLIN))
                .extracting(ICalendar.Occurrence::from)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-02T08:00:00Z"),
                        Instant.parse("2026-03-09T08:00:00Z"),
                        Instant.parse("2026-03-16T08:00:00Z"),
                        Instant.parse("2026-03-23T08:00:00Z"),
                        Instant.parse("2026-03-30T07:00:00Z"),
                        Instant.parse("2026-04-06T07:00:00Z"));
    }

    @Test
    void timesInUtcAndTimesWithoutAZone() {
        String utc = document("DTSTART:20260310T100000Z\nDTEND:20260310T120000Z\nSUMMARY:rami\n");
        String floating = document("DTSTART:20260310T100000\nDTEND:20260310T120000\nSUMMARY:rami\n");

        assertThat(calendars.occurrences(utc, FROM, UNTIL, BERLIN))
                .extracting(ICalendar.Occurrence::from)
                .containsExactly(Instant.parse("2026-03-10T10:00:00Z"));
        assertThat(calendars.occurrences(floating, FROM, UNTIL, BERLIN))
                .extracting(ICalendar.Occurrence::until)
                .containsExactly(Instant.parse("2026-03-10T11:00:00Z"));
    }

    @Test
    void inTheHourThatIsSkippedAShiftWithoutAZoneBeginsWhenTheClocksSkip() {
        String document = document("""
                DTSTART:20260329T023000
                DTEND:20260329T090000
                SUMMARY:ada
                """);

        assertThat(calendars.occurrences(document, FROM, UNTIL, BERLIN))
                .singleElement()
                .satisfies(shift -> assertThat(shift.from()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z")));
    }

    @Test
    void aMovedOccurrenceStandsWhereItWasMovedTo() {
        String document = documents("""
                UID:1
                DTSTART;TZID=Europe/Berlin:20260302T090000
                DTEND;TZID=Europe/Berlin:20260302T170000
                RRULE:FREQ=WEEKLY;COUNT=3
                SUMMARY:ada
                """, """
                UID:1
                RECURRENCE-ID:20260309T080000Z
                DTSTART;TZID=Europe/Berlin:20260310T100000
                DTEND;TZID=Europe/Berlin:20260310T180000
                SUMMARY:rami
                """);

        assertThat(calendars.occurrences(document, FROM, UNTIL, BERLIN))
                .extracting(ICalendar.Occurrence::from, ICalendar.Occurrence::summary)
                .containsExactlyInAnyOrder(
                        tuple(Instant.parse("2026-03-02T08:00:00Z"), "ada"),
                        tuple(Instant.parse("2026-03-10T09:00:00Z"), "rami"),
                        tuple(Instant.parse("2026-03-16T08:00:00Z"), "ada"));
    }

    @Test
    void whatIsCancelledIsNoShiftAndNoHoliday() {
        String shift = """
                UID:1
                DTSTART:20260302T090000Z
                DTEND:20260302T170000Z
                RRULE:FREQ=WEEKLY;COUNT=2
                SUMMARY:ada
                """;
        String one = shift.replace("RRULE:FREQ=WEEKLY;COUNT=2\n", "")
                .replace("DTSTART", "RECURRENCE-ID:20260309T090000Z\nDTSTART");
        String cancelled = "STATUS:CANCELLED\n";

        assertThat(calendars.occurrences(documents(shift, one + cancelled), FROM, UNTIL, BERLIN))
                .extracting(ICalendar.Occurrence::from)
                .containsExactly(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(calendars.occurrences(documents(shift + cancelled), FROM, UNTIL, BERLIN))
                .isEmpty();
        String day = "UID:2\nDTSTART;VALUE=DATE:20260303\nSUMMARY:Fair\n";
        LocalDate year = LocalDate.parse("2026-01-01");
        assertThat(calendars.days(documents(day), year, year.plusYears(1)))
                .containsExactly(LocalDate.parse("2026-03-03"));
        assertThat(calendars.days(documents(day + cancelled), year, year.plusYears(1)))
                .isEmpty();
    }

    @Test
    void moreThanIsTakenIsRefusedAndNotCutOff() {
        String hourly = document("DTSTART:20250101T000000Z\nDTEND:20250101T003000Z\nRRULE:FREQ=HOURLY\nSUMMARY:ada\n");
        String dense = document("DTSTART:20250101T000000Z\nDTEND:20250101T000001Z\nRRULE:FREQ=SECONDLY\nSUMMARY:ada\n");
        String denser = document(
                "DTSTART:20250101T000000Z\nDTEND:20250101T000001Z\nRRULE:FREQ=DAILY;BYMINUTE=0,1,2,3\nSUMMARY:ada\n");

        assertThatThrownBy(() -> calendars.occurrences(hourly, FROM, FROM.plus(Duration.ofDays(400)), BERLIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than 5000 occurrences");
        assertThatThrownBy(() -> calendars.occurrences(dense, FROM, UNTIL, BERLIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than once an hour");
        assertThatThrownBy(() -> calendars.occurrences(denser, FROM, UNTIL, BERLIN))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatChangesAllLaterOccurrencesIsRefused() {
        String document = documents("""
                UID:1
                RECURRENCE-ID;RANGE=THISANDFUTURE:20260309T080000Z
                DTSTART:20260310T100000Z
                DTEND:20260310T180000Z
                SUMMARY:rami
                """);

        assertThatThrownBy(() -> calendars.occurrences(document, FROM, UNTIL, BERLIN))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("RANGE");
    }

    @Test
    void aCalendarHasTheNameThatItSays() {
        String named = documents("UID:1\nDTSTART:20260310T100000Z\nSUMMARY:x\n")
                .replace("BEGIN:VEVENT", "X-WR-CALNAME:Search cover\r\nBEGIN:VEVENT");

        assertThat(calendars.nameOf(named)).isEqualTo("Search cover");
        assertThat(calendars.nameOf(document("DTSTART:20260310T100000Z\n"))).isEmpty();
    }

    @Test
    void whatIsWrittenCanBeRead() {
        ICalendar.Occurrence shift = new ICalendar.Occurrence(
                "payments-1@muster",
                "ada on call: Payments, primary; \"first\"",
                List.of(),
                Instant.parse("2026-03-10T08:00:00Z"),
                Instant.parse("2026-03-17T08:00:00Z"));

        String document = calendars.write(List.of(shift), FROM);

        assertThat(document).startsWith("BEGIN:VCALENDAR").contains("DTSTAMP:20260301T000000Z");
        assertThat(calendars.occurrences(document, FROM, UNTIL, BERLIN)).containsExactly(shift);
    }

    @Test
    void whatIsNoCalendarIsRefused() {
        assertThatThrownBy(() -> calendars.occurrences("hello", FROM, UNTIL, BERLIN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ScheduleProblem.INVALID_CALENDAR));
    }

    private static String documents(String... events) {
        String all = Stream.of(events)
                .map(event -> "BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n" + event + "END:VEVENT\n")
                .collect(Collectors.joining());
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + all + "END:VCALENDAR\n").replace("\n", "\r\n");
    }

    private static String document(String event) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n"
                        + event + "END:VEVENT\nEND:VCALENDAR\n")
                .replace("\n", "\r\n");
    }
}
