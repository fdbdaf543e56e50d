package io.muster.escalation.schedule;

import io.muster.escalation.WallClock;
import io.muster.escalation.Words;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A window of the week, on the wall clock: office hours, a night, a weekend.
 *
 * @param days on which the window begins
 * @param until the end; not after {@code from} means on the following day, so that equal times mean 24 hours
 */
public record Restriction(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

    private static final int DAYS_AROUND = 8;

    public Restriction {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a restriction names at least one day");
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    /**
     * As it is written by people.
     *
     * @param dayNames {@code monday} …; null or empty means every day
     * @param fromTime as {@code 09:00}
     * @throws IllegalArgumentException when a word is no day
     * @throws java.time.DateTimeException when a time cannot be read
     */
    public static Restriction written(List<String> dayNames, String fromTime, String untilTime) {
        Set<DayOfWeek> on = dayNames == null || dayNames.isEmpty()
                ? EnumSet.allOf(DayOfWeek.class)
                : dayNames.stream().map(day -> Words.of(DayOfWeek.class, day)).collect(Collectors.toSet());
        return new Restriction(on, LocalTime.parse(fromTime), LocalTime.parse(untilTime));
    }

    /** The days as {@link #written}, in their order. */
    public List<String> dayNames() {
        return days.stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    public boolean contains(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .anyMatch(date -> !at.isBefore(begin(date, zone)) && at.isBefore(end(date, zone)));
    }

    /** When windows begin and end in the week around the instant. */
    Stream<Instant> edgesAround(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return today.minusDays(DAYS_AROUND)
                .datesUntil(today.plusDays(DAYS_AROUND + 1L))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .flatMap(date -> Stream.of(begin(date, zone), end(date, zone)));
    }

    /** The windows that lie between the two instants or reach into that time: begins → ends. */
    NavigableMap<Instant, Instant> windows(Instant from, Instant until, ZoneId zone) {
        NavigableMap<Instant, Instant> windows = new TreeMap<>();
        from.atZone(zone)
                .toLocalDate()
                .minusDays(1)
                .datesUntil(until.atZone(zone).toLocalDate().plusDays(1))
                .filter(date -> days.contains(date.getDayOfWeek()))
                .forEach(date -> windows.put(begin(date, zone), end(date, zone)));
        return windows;
    }

    private Instant begin(LocalDate date, ZoneId zone) {
        return WallClock.instantOf(date.atTime(from), zone);
    }

    private Instant end(LocalDate date, ZoneId zone) {
        return WallClock.instantOf((until.isAfter(from) ? date : date.plusDays(1)).atTime(until), zone);
    }
}
