package io.muster.escalation.schedule.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.Refusal;
import io.muster.escalation.schedule.ScheduleProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

    private static String document(String event) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n"
                        + event + "END:VEVENT\nEND:VCALENDAR\n")
                .replace("\n", "\r\n");
    }
}
