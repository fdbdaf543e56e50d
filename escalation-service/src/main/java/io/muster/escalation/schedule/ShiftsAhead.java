package io.muster.escalation.schedule;

import io.muster.escalation.setup.Dependants;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whoever stands in by an override or a swap that is not over is needed, though no schedule's rotation names them. */
@ApplicationScoped
class ShiftsAhead implements Dependants {

    private final Schedules schedules;
    private final Clock clock;

    ShiftsAhead(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** A schedule that goes too takes its changes and swaps along. */
    @Override
    public Uni<Map<String, String>> of(Set<String> things) {
        Instant now = clock.instant();
        Map<String, String> needed = new HashMap<>();
        return schedules
                .all()
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .filter(schedule -> !things.contains("schedules/" + schedule.key()))
                .onItem()
                .transformToUniAndConcatenate(
                        schedule -> schedules.swaps(schedule.key()).invoke(swaps -> {
                            addChanges(needed, schedule, now);
                            addSwaps(needed, swaps, now);
                        }))
                .collect()
                .last()
                .replaceWith(needed);
    }

    private static void addChanges(Map<String, String> needed, Schedule schedule, Instant now) {
        schedule.changes().stream()
                .filter(change -> change.until().isAfter(now))
                .forEach(change -> change.people()
                        .forEach(person -> needed.putIfAbsent(
                                "people/" + person,
                                "a change of the schedule " + schedule.key() + " until " + change.until())));
    }

    private static void addSwaps(Map<String, String> needed, List<Swap> swaps, Instant now) {
        swaps.stream()
                .filter(swap -> swap.state() == Swap.State.PROPOSED && swap.isAhead(now))
                .forEach(swap -> Set.of(swap.giver(), swap.taker())
                        .forEach(person -> needed.putIfAbsent(
                                "people/" + person, "a swap that was proposed in the schedule " + swap.schedule())));
    }
}
