package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Use case: keeping holiday calendars. */
@ApplicationScoped
public class KeepHolidays {

    private final UnitOfWork unitOfWork;
    private final Schedules schedules;

    KeepHolidays(UnitOfWork unitOfWork, Schedules schedules) {
        this.unitOfWork = unitOfWork;
        this.schedules = schedules;
    }

    public Uni<HolidayCalendar> save(HolidayCalendar calendar) {
        return unitOfWork.run(() -> schedules.save(calendar).replaceWith(calendar));
    }

    /** @throws Refusal when there is no such calendar */
    public Uni<HolidayCalendar> calendar(String key) {
        return unitOfWork
                .run(() -> schedules.findCalendar(key))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(ScheduleProblem.UNKNOWN_CALENDAR, "There is no holiday calendar '" + key + "'")));
    }
}
