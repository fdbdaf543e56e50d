package io.muster.triage.calendar;

import java.time.Instant;
import java.util.List;

/** Reads campaigns and sales events out of a calendar document. */
public interface CalendarReader {

    /**
     * @param feed key of the calendar, which the keys of its campaigns begin with
     * @param document iCalendar (RFC 5545), in UTF-8
     * @return what runs at some time between, each time on its own where it recurs; in a stable order
     * @throws io.muster.contracts.Refusal {@code calendar-unreadable} when it is no iCalendar or holds too much
     */
    List<Campaign> read(String feed, byte[] document, Instant from, Instant to);
}
