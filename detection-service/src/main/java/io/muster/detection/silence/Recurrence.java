package io.muster.detection.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hours of a week in which something recurring is in force, by the clock on the wall of its zone: also where summer
 * time begins or ends, the window opens and closes at the hour that was written.
 *
 * @param days on which a window begins
 * @param from when it begins
 * @param until when it ends; on the next day when it is not after {@code from}
 */
public record Recurrence(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    /** The window of one week may be an hour that the clock skips. */
    private static final int TWO_WEEKS = 14;

    public Recurrence {
        days = new TreeSet<>(days);
    }

    /** One window; {@code end} is no part of it. */
    public record Window(Instant start, Instant end) {

        /** As an hour that is skipped when summer time begins. */
        boolean isEmpty() {
            return !start.isBefore(end);
        }

        boolean covers(Instant now) {
            return !now.isBefore(start) && now.isBefore(end);
        }

        /** What of it lies within the bounds; empty when nothing does. */
        Optional<Window> within(Instant first, Instant last) {
            Instant begin = start.isBefore(first) ? first : start;
            Instant finish = end.isAfter(last) ? last : end;
            return begin.isBefore(finish) ? Optional.of(new Window(begin, finish)) : Optional.empty();
        }
    }

    public boolean covers(Instant now) {
        return window(now).filter(window -> window.covers(now)).isPresent();
    }

    /** The window that is open, else the next one; empty only without a day. */
    public Optional<Window> window(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int ahead = -1; ahead <= TWO_WEEKS; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Window window = windowOf(day);
            if (days.contains(day.getDayOfWeek()) && !window.isEmpty() && now.isBefore(window.end())) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    private Window windowOf(LocalDate day) {
        LocalDate lastDay = until.isAfter(from) ? day : day.plusDays(1);
        return new Window(
                day.atTime(from).atZone(zone).toInstant(),
                lastDay.atTime(until).atZone(zone).toInstant());
    }
}
