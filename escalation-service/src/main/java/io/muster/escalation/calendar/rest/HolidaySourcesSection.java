package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource;
import jakarta.enterprise.context.ApplicationScoped;

/** A calendar that there is not yet begins with the first fetch. */
@ApplicationScoped
class HolidaySourcesSection extends SourcesSection {

    @Override
    CalendarSource.Kind kind() {
        return CalendarSource.Kind.HOLIDAYS;
    }

    @Override
    public String name() {
        return "holiday-sources";
    }
}
