package io.muster.escalation.schedule;

import io.muster.escalation.WallClock;
import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A schedule's time ahead, or behind: the shifts, what to worry about, and how the load is shared.
 *
 * @param warnings gaps and overload, in words for who plans
 * @param shares in the order of the load, the greatest first
 */
public record Outlook(Instant from, Instant until, List<Stretch> stretches, List<String> warnings, List<Share> shares) {

    /** Longer without a break is an overload. */
    public static final Duration LONGEST_STINT = Duration.ofDays(8);

    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);
    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);
    private static final Restriction NIGHTS = new Restriction(Set.of(DayOfWeek.values()), NIGHT_BEGINS, NIGHT_ENDS);
    private static final Restriction WEEKENDS =
            new Restriction(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public Outlook {
        stretches = List.copyOf(stretches);
        warnings = List.copyOf(warnings);
        shares = List.copyOf(shares);
    }

    /**
     * One person's part.
     *
     * @param shifts how many begin or run in the time
     * @param nights between 22:00 and 06:00 of the schedule's time zone
     * @param weekends on Saturdays and Sundays
     * @param holidays on the days of the schedule's holiday calendar
     */
    public record Share(
            String person, int shifts, Duration total, Duration nights, Duration weekends, Duration holidays) {

        private static Share shift(String person) {
            return new Share(person, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }

        private Share plus(Share other) {
            return new Share(
                    other.person,
                    shifts + other.shifts,
                    total.plus(other.total),
                    nights.plus(other.nights),
                    weekends.plus(other.weekends),
                    holidays.plus(other.holidays));
        }
    }

    /** Of a schedule that was never another. */
    public static Outlook of(Schedule schedule, Instant from, Instant until) {
        return of(new ScheduleHistory(schedule, List.of()), from, until);
    }

    /** What has been is told by what was in force then. */
    public static Outlook of(ScheduleHistory history, Instant from, Instant until) {
        List<Stretch> stretches = history.stretches(from, until);
        Map<String, Share> shares = new LinkedHashMap<>();
        for (ScheduleHistory.Reign reign : history.reigns(from, until)) {
            Hours hours = Hours.of(reign);
            stretches.stream()
                    .flatMap(stretch -> stretch.within(reign.from(), reign.until()).stream())
                    .forEach(part -> part.person()
                            .ifPresent(person -> shares.merge(person, hours.of(person, part), Share::plus)));
        }
        stretches.forEach(stretch -> stretch.person()
                .ifPresent(person -> shares.computeIfPresent(person, (id, share) -> share.plus(Share.shift(id)))));
        List<Share> ordered = shares.values().stream()
                .sorted((one, other) -> other.total().compareTo(one.total()))
                .toList();
        List<String> warnings = new ArrayList<>(gaps(stretches));
        warnings.addAll(stints(Schedule.stints(stretches)));
        warnings.addAll(unevenness(ordered));
        return new Outlook(from, until, stretches, warnings, ordered);
    }

    /** The hours of a version's time that weigh more, each found once for all shifts. @param begins → ends */
    private record Hours(
            NavigableMap<Instant, Instant> nights,
            NavigableMap<Instant, Instant> weekends,
            NavigableMap<Instant, Instant> holidays) {

        static Hours of(ScheduleHistory.Reign reign) {
            ZoneId zone = reign.schedule().timeZone();
            NavigableMap<Instant, Instant> days = new TreeMap<>();
            reign.schedule()
                    .holidays()
                    .days()
                    .subSet(dateOf(reign.from(), zone), true, dateOf(reign.until(), zone), true)
                    .forEach(day -> days.put(WallClock.startOf(day, zone), WallClock.startOf(day.plusDays(1), zone)));
            return new Hours(
                    NIGHTS.windows(reign.from(), reign.until(), zone),
                    WEEKENDS.windows(reign.from(), reign.until(), zone),
                    days);
        }

        private static LocalDate dateOf(Instant at, ZoneId zone) {
            return at.atZone(zone).toLocalDate();
        }

        Share of(String person, Stretch part) {
            return new Share(
                    person, 0, part.length(), within(part, nights), within(part, weekends), within(part, holidays));
        }

        private static Duration within(Stretch part, NavigableMap<Instant, Instant> windows) {
            Instant first = Objects.requireNonNullElse(windows.floorKey(part.from()), part.from());
            return windows.subMap(first, true, part.until(), false).entrySet().stream()
                    .flatMap(window -> part.within(window.getKey(), window.getValue()).stream())
                    .map(Stretch::length)
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static List<String> gaps(List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> stretch.person().isEmpty())
                .map(gap -> "nobody is on call from " + gap.from() + " until " + gap.until())
                .toList();
    }

    private static List<String> stints(List<Stretch> stints) {
        return stints.stream()
                .filter(stint -> stint.length().compareTo(LONGEST_STINT) > 0)
                .map(stint -> stint.person().orElseThrow() + " is on call without a break from " + stint.from()
                        + ", for more than " + LONGEST_STINT.toDays() + " days")
                .toList();
    }

    /** Somebody who carries more than twice the share of an even split. */
    private static List<String> unevenness(List<Share> shares) {
        Duration all = shares.stream().map(Share::total).reduce(Duration.ZERO, Duration::plus);
        return shares.stream()
                .filter(share -> shares.size() > 2)
                .filter(share -> share.total().multipliedBy(shares.size()).compareTo(all.multipliedBy(2)) > 0)
                .map(share -> share.person() + " carries " + share.total().toHours() + " of " + all.toHours()
                        + " hours among " + shares.size() + " people")
                .toList();
    }
}
