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

    /** With what the schedule and its holidays were at that instant or later, before they were changed. */
    Uni<ScheduleHistory> history(Schedule now, Instant since);

    /** Without its changes and holidays, which are kept on their own. What it was before stays known. */
    Uni<Void> save(Schedule schedule);

    /** With its changes, swaps, feeds and where it is fetched from. Nothing happens when there is none. */
    Uni<Void> remove(String schedule);

    Uni<Void> add(String schedule, Change change);

    /** A change that another calendar gave. @param calendar what that calendar calls itself; may be empty text */
    Uni<Void> addFrom(String calendar, String schedule, Change change);

    /** @return the change, whether it is ahead, running or over; empty when there is none */
    Uni<Optional<Change>> findChange(String schedule, UUID change);

    /** From that instant on the change no longer counts; what it was before stays known. */
    Uni<Void> end(Change change, Instant at);

    /** As {@link #end}, for what that calendar gave, except what it gives now. */
    Uni<Void> endFrom(String calendar, String schedule, Instant at, Collection<Change> except);

    /** As {@link #end}, for the changes of that maker, except those made now. */
    Uni<Void> endBy(String maker, String schedule, Instant at, Collection<Change> except);

    Uni<Void> save(Swap swap);

    /** Waits until nobody else decides about the schedule's swaps, and lets nobody else until the transaction ends. */
    Uni<Void> lock(String schedule);

    /** Waits until nobody else decides about the swap, and lets nobody else decide until the transaction ends. */
    Uni<Optional<Swap>> lockSwap(UUID id);

    /** The schedule's swaps, the newest first. */
    Uni<List<Swap>> swaps(String schedule);

    Uni<Optional<HolidayCalendar>> findCalendar(String key);

    /** With where it is fetched from. Nothing happens when there is none. What days it had stays known. */
    Uni<Void> removeCalendar(String key);

    Uni<List<HolidayCalendar>> allCalendars();

    /** What days it had before stays known. */
    Uni<Void> save(HolidayCalendar calendar);
}
