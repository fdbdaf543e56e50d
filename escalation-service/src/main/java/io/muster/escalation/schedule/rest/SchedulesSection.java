package io.muster.escalation.schedule.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.escalation.Kept;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.CalendarSources;
import io.muster.escalation.schedule.PlanShifts;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.Schedules;
import io.muster.escalation.setup.SetupJson;
import io.muster.escalation.setup.SetupSection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
class SchedulesSection implements SetupSection {

    private final PlanShifts shifts;
    private final Schedules schedules;
    private final CalendarSources sources;
    private final SetupJson json;

    SchedulesSection(PlanShifts shifts, Schedules schedules, CalendarSources sources, SetupJson json) {
        this.shifts = shifts;
        this.schedules = schedules;
        this.sources = sources;
        this.json = json;
    }

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public int order() {
        return 3;
    }

    @Override
    public Uni<List<String>> keep(String key, JsonNode body) {
        return shifts.save(json.read(body, ScheduleRequest.class).schedule(key)).map(Kept::missing);
    }

    @Override
    public List<String> remarks(String key, JsonNode thing, Map<String, Map<String, JsonNode>> all) {
        return json.read(thing, ScheduleRequest.class).schedule(key).remarks();
    }

    @Override
    public Uni<Void> remove(String key) {
        return schedules
                .remove(key)
                .chain(() -> sources.remove(CalendarSource.Kind.SHIFTS, key))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<String, JsonNode>> export() {
        return schedules
                .all()
                .map(all -> all.stream()
                        .collect(Collectors.toMap(Schedule::key, one -> json.write(ScheduleRequest.of(one)))));
    }
}
