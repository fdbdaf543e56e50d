package io.muster.escalation.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The on-call schedules, their changes and swaps, and the holiday calendars. Joins the caller's transaction. */
public interface Schedules {

    /** With the days of its holiday calendar and the changes of the last year and ahead. */
    Uni<Optional<Schedule>> find(String key);

    /** Those of the given keys that exist, in no particular order. */
    Uni<List<Schedule>> findAll(Collection<String> keys);

    /** All of them, by key. */
    Uni<List<Schedule>> all();

    /** What the schedule was at that instant or later, before it was changed; with days and changes. */
    Uni<List<ScheduleHistory.Version>> versions(String key, Instant since);

    /** Without its changes and holidays, which are kept on their own. What it was before stays known. */
    Uni<Void> save(Schedule schedule);

    /** With its changes, swaps, feeds and where it is fetched from. Nothing happens when there is none. */
    Uni<Void> remove(String schedule);

    Uni<Void> add(String schedule, Change change);

    /** A change that another calendar gave. @param calendar what that calendar calls itself; may be empty text */
    Uni<Void> addFrom(String calendar, String schedule, Change change);

    /** Removes what that calendar gave and what had not ended by then. */
    Uni<Void> removeFrom(String calendar, String schedule, Instant endedBy);

    /** @return whether there was such a change */
    Uni<Boolean> remove(String schedule, UUID change);

    /** The changes of that maker which have not ended by then. */
    Uni<Void> removeAhead(String schedule, String by, Instant endedBy);

    Uni<Void> save(Swap swap);

    /** Waits until nobody else decides about the swap, and lets nobody else decide until the transaction ends. */
    Uni<Optional<Swap>> lockSwap(UUID id);

    /** The schedule's swaps, the newest first. */
    Uni<List<Swap>> swaps(String schedule);

    Uni<Optional<HolidayCalendar>> findCalendar(String key);

    /** With where it is fetched from. Nothing happens when there is none. */
    Uni<Void> removeCalendar(String key);

    Uni<List<HolidayCalendar>> allCalendars();

    Uni<Void> save(HolidayCalendar calendar);
}
