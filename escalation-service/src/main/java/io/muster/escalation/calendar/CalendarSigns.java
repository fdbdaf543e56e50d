package io.muster.escalation.calendar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What those who run Muster see of fetched calendars (docs/metrics/escalation.md). */
@ApplicationScoped
class CalendarSigns {

    private volatile long stale;

    CalendarSigns(MeterRegistry meters) {
        Gauge.builder("muster_escalation_calendars_stale", this, self -> self.stale)
                .description("Calendars of other systems that could not be fetched; the last good one is kept")
                .register(meters);
    }

    void stale(long calendars) {
        stale = calendars;
    }
}
