package io.muster.escalation.schedule;

import io.muster.escalation.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whole days on which other people work, or nobody; days of the schedule's own time zone. */
public record Holidays(NavigableSet<LocalDate> days) {

    public static final Holidays NONE = new Holidays(Collections.emptyNavigableSet());

    public Holidays {
        days = Collections.unmodifiableNavigableSet(new TreeSet<>(days));
    }

    public static Holidays on(Collection<LocalDate> days) {
        return new Holidays(new TreeSet<>(days));
    }

    boolean contains(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(days::contains)
                .anyMatch(date -> !at.isBefore(WallClock.startOf(date, zone))
                        && at.isBefore(WallClock.startOf(date.plusDays(1), zone)));
    }

    /** When the nearest holidays before and after the instant begin and end. */
    Stream<Instant> edgesAround(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        Stream<LocalDate> before =
                days.headSet(today.minusDays(1), false).descendingSet().stream().limit(1);
        Stream<LocalDate> around = days.subSet(today.minusDays(1), true, today.plusDays(1), true).stream();
        Stream<LocalDate> after =
                days.tailSet(today.plusDays(1), false).stream().limit(1);
        return Stream.of(before, around, after)
                .flatMap(dates -> dates)
                .flatMap(date -> Stream.of(WallClock.startOf(date, zone), WallClock.startOf(date.plusDays(1), zone)));
    }
}
