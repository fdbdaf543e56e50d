package io.muster.escalation.auditor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is on call by a schedule, worked out in the auditor's own way: not by instants at which it hands off, but by how far
 * the wall clock has come.
 *
 * @param layers the lowest first; one that counts covers those before it
 * @param holidays days of the calendar that the layers follow
 * @param changes what lies over the layers, the newest first
 */
public record Rota(ZoneId timeZone, List<Turns> layers, Set<LocalDate> holidays, List<Change> changes) {

    /** So close to a hand-off either may be right: the clocks of processes differ. */
    private static final Duration HAND_OFF = Duration.ofMinutes(1);

    public Rota {
        layers = List.copyOf(layers);
        holidays = Set.copyOf(holidays);
        changes = List.copyOf(changes);
    }

    /** What holidays mean to a layer; named as it is stored. */
    public enum OnHolidays {
        WORKS,
        RESTS,
        ONLY
    }

    /**
     * One layer: turns of these lengths, again and again, one person after the other.
     *
     * @param startsAt when the first turn began, on the wall clock
     * @param endsAt from when it no longer counts; empty for never
     * @param windows when it counts; empty for always
     */
    public record Turns(
            LocalDateTime startsAt,
            List<Duration> lengths,
            List<String> people,
            Optional<LocalDateTime> endsAt,
            List<Window> windows,
            OnHolidays onHolidays) {

        public Turns {
            lengths = List.copyOf(lengths);
            people = List.copyOf(people);
            windows = List.copyOf(windows);
        }

        private Optional<String> personAt(LocalDateTime clock, Set<LocalDate> holidays) {
            boolean begun = !clock.isBefore(startsAt)
                    && endsAt.filter(end -> !clock.isBefore(end)).isEmpty();
            boolean inWindow = windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(clock));
            boolean holiday = holidays.contains(clock.toLocalDate());
            boolean dayCounts = onHolidays == OnHolidays.WORKS || holiday == (onHolidays == OnHolidays.ONLY);
            return begun && inWindow && dayCounts && !people.isEmpty()
                    ? Optional.of(people.get((int) (turnAt(clock) % people.size())))
                    : Optional.empty();
        }

        private long turnAt(LocalDateTime clock) {
            Duration all = lengths.stream().reduce(Duration.ZERO, Duration::plus);
            long rounds = Duration.between(startsAt, clock).dividedBy(all);
            Duration left = Duration.between(startsAt, clock).minus(all.multipliedBy(rounds));
            int place = 0;
            while (left.compareTo(lengths.get(place)) >= 0) {
                left = left.minus(lengths.get(place));
                place++;
            }
            return rounds * lengths.size() + place;
        }
    }

    /** Hours of days of the week. @param until on the following day when it is not after {@code from} */
    public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until) {

        private boolean contains(LocalDateTime clock) {
            LocalDate today = clock.toLocalDate();
            return Stream.of(today.minusDays(1), today)
                    .filter(day -> days.contains(day.getDayOfWeek()))
                    .anyMatch(day -> !clock.isBefore(day.atTime(from)) && clock.isBefore(endOn(day)));
        }

        private LocalDateTime endOn(LocalDate day) {
            return (until.isAfter(from) ? day : day.plusDays(1)).atTime(until);
        }
    }

    /** Fixed shifts that take the place of all layers for a while; between them nobody is on call. */
    public record Change(Instant from, Instant until, List<Shift> shifts) {

        public Change {
            shifts = List.copyOf(shifts);
        }
    }

    /** A person from one instant to another. */
    public record Shift(String person, Instant from, Instant until) {

        private boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /** Who may be on call; empty where nobody is or may be, for whom others stand in. */
    Optional<Set<String>> onCall(Instant at) {
        Set<String> possible = new LinkedHashSet<>();
        for (Instant near : List.of(at, at.minus(HAND_OFF), at.plus(HAND_OFF))) {
            Optional<String> person = personAt(near);
            if (person.isEmpty()) {
                return Optional.empty();
            }
            possible.add(person.get());
        }
        return Optional.of(possible);
    }

    /** Who is on call; empty in a gap. */
    public Optional<String> personAt(Instant at) {
        Optional<Change> change = changes.stream()
                .filter(some -> !at.isBefore(some.from()) && at.isBefore(some.until()))
                .findFirst();
        if (change.isPresent()) {
            return change.get().shifts().stream()
                    .filter(shift -> shift.contains(at))
                    .findFirst()
                    .map(Shift::person);
        }
        LocalDateTime clock = furthest(at);
        return layers.reversed().stream()
                .flatMap(layer -> layer.personAt(clock, holidays).stream())
                .findFirst();
    }

    /** How far the wall clock has come: in the hour that comes twice it stands, instead of going back. */
    private LocalDateTime furthest(Instant at) {
        LocalDateTime shown = LocalDateTime.ofInstant(at, timeZone);
        ZoneOffsetTransition last = timeZone.getRules().previousTransition(at.plusNanos(1));
        boolean again = last != null && last.isOverlap() && shown.isBefore(last.getDateTimeBefore());
        return again ? last.getDateTimeBefore().minusNanos(1) : shown;
    }

    /** Everybody who may ever be on call by it. */
    public Set<String> people() {
        Set<String> all = new LinkedHashSet<>();
        layers.forEach(layer -> all.addAll(layer.people()));
        changes.forEach(change -> change.shifts().forEach(shift -> all.add(shift.person())));
        return all;
    }
}
