package io.muster.escalation;

/** Calendars as other programs write them. */
public final class CalendarText {

    private CalendarText() {}

    /** A calendar of one event. @param lines of the event, besides those that every event has */
    public static String of(String... lines) {
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20260101T000000Z
                %s
                END:VEVENT
                END:VCALENDAR
                """.formatted(String.join("\n", lines)).replace("\n", "\r\n");
    }
}
