package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.CalendarSources;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Use case: keeping holiday calendars. */
@ApplicationScoped
public class KeepHolidays {

    private final UnitOfWork unitOfWork;
    private final Schedules schedules;
    private final CalendarSources sources;

    KeepHolidays(UnitOfWork unitOfWork, Schedules schedules, CalendarSources sources) {
        this.unitOfWork = unitOfWork;
        this.schedules = schedules;
        this.sources = sources;
    }

    /** One that is fetched too is replaced by the next fetch. */
    public Uni<HolidayCalendar> save(HolidayCalendar calendar) {
        return unitOfWork.run(() -> schedules
                .save(calendar)
                .chain(() -> sources.forgetVersion(CalendarSource.Kind.HOLIDAYS, calendar.key()))
                .replaceWith(calendar));
    }

    /** Other days in the calendar of that name; it is made when there is none. */
    public Uni<HolidayCalendar> replaceDays(String key, Holidays days) {
        return unitOfWork.run(() -> schedules
                .findCalendar(key)
                .map(found -> new HolidayCalendar(
                        key, found.map(HolidayCalendar::name).orElse(key), days))
                .call(schedules::save));
    }

    /** @throws Refusal when there is no such calendar */
    public Uni<HolidayCalendar> calendar(String key) {
        return unitOfWork
                .run(() -> schedules.findCalendar(key))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(ScheduleProblem.UNKNOWN_CALENDAR, "There is no holiday calendar '" + key + "'")));
    }
}
