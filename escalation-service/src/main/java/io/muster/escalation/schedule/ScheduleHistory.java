package io.muster.escalation.schedule;

import io.muster.escalation.schedule.Schedule.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A schedule and what it was before: what has been is told by the layers that were in force then.
 *
 * @param before the earlier versions, in any order
 */
public record ScheduleHistory(Schedule now, List<Version> before) {

    /** The schedule as it was until somebody changed it. */
    public record Version(Instant until, Schedule schedule) {}

    public ScheduleHistory {
        before = before.stream().sorted(Comparator.comparing(Version::until)).toList();
    }

    /** As {@link Schedule#stretches}, by what was in force at each instant. */
    public List<Stretch> stretches(Instant from, Instant until) {
        List<Stretch> all = new ArrayList<>();
        Instant at = from;
        for (Version version : before) {
            Instant end = version.until().isBefore(until) ? version.until() : until;
            if (at.isBefore(end)) {
                append(all, version.schedule().stretches(at, end));
                at = end;
            }
        }
        if (at.isBefore(until)) {
            append(all, now.stretches(at, until));
        }
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
