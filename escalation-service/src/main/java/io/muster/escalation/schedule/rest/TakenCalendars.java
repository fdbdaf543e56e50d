package io.muster.escalation.schedule.rest;

import io.muster.durable.UnitOfWork;
import io.muster.escalation.calendar.CalendarSource;
import io.muster.escalation.calendar.TakeCalendar;
import io.muster.escalation.people.People;
import io.muster.escalation.schedule.Change;
import io.muster.escalation.schedule.ChangeShifts;
import io.muster.escalation.schedule.HolidayCalendar;
import io.muster.escalation.schedule.Holidays;
import io.muster.escalation.schedule.KeepHolidays;
import io.muster.escalation.schedule.PlanShifts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** iCalendar documents as holidays and as shifts, whether somebody brings them or they are fetched. */
@ApplicationScoped
class TakenCalendars implements TakeCalendar {

    /** Who makes the overrides that are fetched. */
    private static final String FETCHED = "calendar-source";

    private static final Duration TAKEN_AHEAD = Duration.ofDays(400);
    private static final int YEARS = 3;

    private final UnitOfWork unitOfWork;
    private final People people;
    private final ICalendar documents;
    private final KeepHolidays holidays;
    private final PlanShifts plan;
    private final ChangeShifts shifts;
    private final Clock clock;

    TakenCalendars(
            UnitOfWork unitOfWork,
            People people,
            ICalendar documents,
            KeepHolidays holidays,
            PlanShifts plan,
            ChangeShifts shifts,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.people = people;
        this.documents = documents;
        this.holidays = holidays;
        this.plan = plan;
        this.shifts = shifts;
        this.clock = clock;
    }

    @Override
    public Uni<Void> take(CalendarSource source, String document) {
        return switch (source.kind()) {
            case HOLIDAYS -> holidays(source.key(), document).replaceWithVoid();
            case SHIFTS ->
                plan.schedule(source.key())
                        .chain(kept -> overrides(document, kept.value().timeZone(), FETCHED))
                        .chain(made -> shifts.replaceAll(source.key(), FETCHED, made));
        };
    }

    /** A calendar of that key may have a name already, which it keeps. @throws io.muster.contracts.Refusal when unreadable */
    Uni<HolidayCalendar> holidays(String key, String document) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Holidays days = Holidays.on(documents.days(document, today.minusYears(1), today.plusYears(YEARS)));
        return holidays.replaceDays(key, days);
    }

    /**
     * The events of the coming 400 days.
     *
     * @param zone in which times without a zone are read
     * @throws io.muster.contracts.Refusal when it is no calendar, or an event names nobody
     */
    Uni<List<Function<UUID, Change>>> overrides(String document, ZoneId zone, String by) {
        Instant now = clock.instant();
        List<ICalendar.Occurrence> events = documents.occurrences(document, now, now.plus(TAKEN_AHEAD), zone);
        return unitOfWork
                .run(people::all)
                .map(EventPeople::new)
                .map(named -> events.stream()
                        .sorted(Comparator.comparing(ICalendar.Occurrence::from))
                        .map(event -> override(event, named.meantBy(event), by))
                        .toList());
    }

    private static Function<UUID, Change> override(ICalendar.Occurrence event, String person, String by) {
        return id -> ChangeShifts.usable(
                () -> new Change.Override(id, person, event.from(), event.until(), "from a calendar", by));
    }

    /** What the calendar calls itself; empty text when it has no name. */
    String nameOf(String document) {
        return documents.nameOf(document);
    }
}
