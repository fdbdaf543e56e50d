package io.muster.escalation.calendar;

import io.micrometer.core.instrument.MeterRegistry;

/** Registers the meters of fetched calendars as the service does at its start. */
public final class CalendarSignsRegistration {

    private CalendarSignsRegistration() {}

    public static void in(MeterRegistry registry) {
        new CalendarSigns(registry);
    }
}
