package io.muster.escalation.schedule;

import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schedule and what it was before: what has been is told by the layers and the holidays that were in force then.
 *
 * @param before the earlier versions, in any order
 */
public record ScheduleHistory(Schedule now, List<Version> before) {

    /** The schedule as it was until somebody changed it. */
    public record Version(Instant until, Schedule schedule) {}

    /** A calendar's days as they were until somebody changed them. @param calendar its key */
    public record FormerDays(String calendar, Instant until, Holidays days) {}

    /** A time in which one version was in force. */
    record Reign(Instant from, Instant until, Schedule schedule) {}

    public ScheduleHistory {
        before = before.stream().sorted(Comparator.comparing(Version::until)).toList();
    }

    /** @param layers earlier versions, whatever holidays they have @param days earlier days of holiday calendars */
    public static ScheduleHistory of(Schedule now, List<Version> layers, List<FormerDays> days) {
        Stream<Instant> changes =
                Stream.concat(layers.stream().map(Version::until), days.stream().map(FormerDays::until));
        List<Version> before = changes.distinct()
                .map(until -> new Version(until, asOf(until, now, layers, days)))
                .toList();
        return new ScheduleHistory(now, before);
    }

    /** What was in force right before the instant. */
    private static Schedule asOf(Instant end, Schedule now, List<Version> layers, List<FormerDays> days) {
        Schedule schedule = layers.stream()
                .filter(version -> !version.until().isBefore(end))
                .min(Comparator.comparing(Version::until))
                .map(Version::schedule)
                .orElse(now);
        Holidays holidays = days.stream()
                .filter(former ->
                        schedule.calendar().filter(former.calendar()::equals).isPresent())
                .filter(former -> !former.until().isBefore(end))
                .min(Comparator.comparing(FormerDays::until))
                .map(FormerDays::days)
                .orElse(schedule.holidays());
        return schedule.with(holidays, schedule.changes());
    }

    /** What was, is or by what is planned will be in force then. */
    Schedule inForceAt(Instant at) {
        return before.stream()
                .filter(version -> version.until().isAfter(at))
                .findFirst()
                .map(Version::schedule)
                .orElse(now);
    }

    /** The time between the two instants without a hole, by what was in force. */
    List<Reign> reigns(Instant from, Instant until) {
        List<Reign> all = new ArrayList<>();
        Instant at = from;
        for (Version version : before) {
            Instant end = version.until().isBefore(until) ? version.until() : until;
            if (at.isBefore(end)) {
                all.add(new Reign(at, end, version.schedule()));
                at = end;
            }
        }
        if (at.isBefore(until)) {
            all.add(new Reign(at, until, now));
        }
        return all;
    }

    /** As {@link Schedule#stretches}, by what was in force at each instant. */
    public List<Stretch> stretches(Instant from, Instant until) {
        List<Stretch> all = new ArrayList<>();
        reigns(from, until).forEach(reign -> append(all, reign.schedule().stretches(reign.from(), reign.until())));
        return all;
    }

    /** Whoever was on call when the schedule was changed and stayed so had one shift. */
    private static void append(List<Stretch> all, List<Stretch> more) {
        int first = 0;
        Optional<Stretch> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
        if (last.isPresent() && last.get().person().equals(more.getFirst().person())) {
            all.set(
                    all.size() - 1,
                    new Stretch(
                            last.get().from(),
                            more.getFirst().until(),
                            last.get().person()));
            first = 1;
        }
        all.addAll(more.subList(first, more.size()));
    }
}
