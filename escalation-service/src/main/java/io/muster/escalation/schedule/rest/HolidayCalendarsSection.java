package io.muster.escalation.schedule.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.CalendarSources;
import io.muster.escalation.schedule.HolidayCalendar;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.KeepHolidays;
import io.muster.escalation.schedule.Schedules;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class HolidayCalendarsSection implements SetupSection {

    private final KeepHolidays holidays;
    private final Schedules schedules;
    private final CalendarSources sources;
    private final SetupJson json;

    HolidayCalendarsSection(KeepHolidays holidays, Schedules schedules, CalendarSources sources, SetupJson json) {
        this.holidays = holidays;
        this.schedules = schedules;
        this.sources = sources;
        this.json = json;
    }

    @Override
    public String name() {
        return "holiday-calendars";
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        HolidayCalendarsResource.HolidaysRequest wanted =
                json.read(body, HolidayCalendarsResource.HolidaysRequest.class);
        return holidays.save(new HolidayCalendar(key, wanted.name(), Holidays.on(wanted.days())))
                .replaceWith(List.of());
    }

    @Override
    public Uni<Void> remove(String key) {
        return schedules
                .removeCalendar(key)
                .chain(() -> sources.remove(CalendarSource.Kind.HOLIDAYS, key))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return schedules
                .allCalendars()
                .map(all ->
                        all.stream().collect(Collectors.toMap(HolidayCalendar::key, one -> json.write(request(one)))));
    }

    private static HolidayCalendarsResource.HolidaysRequest request(HolidayCalendar calendar) {
        return new HolidayCalendarsResource.HolidaysRequest(
                calendar.name(), List.copyOf(calendar.holidays().days()));
    }
}
