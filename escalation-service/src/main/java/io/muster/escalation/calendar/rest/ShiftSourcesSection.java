package io.muster.escalation.calendar.rest;

import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ShiftSourcesSection extends SourcesSection {

    private final Schedules schedules;

    ShiftSourcesSection(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    CalendarSource.Kind kind() {
        return CalendarSource.Kind.SHIFTS;
    }

    @Override
    public String name() {
        return "shift-sources";
    }

    @Override
    Uni<List<String>> warnings(String key) {
        return schedules
                .find(key)
                .map(found -> found.isPresent() ? List.of() : List.of("schedule " + key + " does not exist"));
    }
}
