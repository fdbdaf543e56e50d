package io.muster.escalation.schedule;

import java.util.Objects;

/** Holidays that several schedules may follow. */
public record HolidayCalendar(String key, String name, Holidays holidays) {

    public HolidayCalendar {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        Objects.requireNonNull(holidays);
    }
}
