package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.Kept;
import io.muster.escalation.people.Directory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Use case: keeping schedules, and asking who is on call and what lies ahead. */
@ApplicationScoped
public class PlanShifts {

    private static final Duration NEXT_WITHIN = Duration.ofDays(35);

    private final UnitOfWork unitOfWork;
    private final Schedules schedules;
    private final Directory directory;
    private final Clock clock;

    PlanShifts(UnitOfWork unitOfWork, Schedules schedules, Directory directory, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.schedules = schedules;
        this.directory = directory;
        this.clock = clock;
    }

    public Uni<Kept<Schedule>> save(Schedule schedule) {
        return unitOfWork.run(() ->
                schedules.save(schedule).chain(() -> existing(schedule.key())).chain(this::checked));
    }

    /** @throws Refusal when there is no such schedule */
    public Uni<Kept<Schedule>> schedule(String key) {
        return unitOfWork.run(() -> existing(key).chain(this::checked));
    }

    /**
     * Who is on call at a moment, and who takes over.
     *
     * @param now empty in a gap
     * @param next empty when nobody takes over within five weeks
     */
    public record Duty(Optional<OnCall> now, Optional<OnCall> next) {}

    /**
     * @param at empty means now
     * @throws Refusal when there is no such schedule
     */
    public Uni<Duty> onCall(String key, Optional<Instant> at) {
        Instant when = at.orElseGet(clock::instant);
        return unitOfWork
                .run(() -> existing(key).chain(schedule -> schedules.history(schedule, when)))
                .map(history -> history.inForceAt(when))
                .map(schedule -> new Duty(schedule.onCallAt(when), schedule.nextAfter(when, NEXT_WITHIN)));
    }

    /**
     * Computed off the event loop, since it may take long.
     *
     * @param from empty means now
     * @throws Refusal when there is no such schedule, or it has too many shifts in the time
     */
    public Uni<Outlook> outlook(String key, Optional<Instant> from, Duration length) {
        Instant start = from.orElseGet(clock::instant);
        return unitOfWork
                .run(() -> existing(key).chain(schedule -> schedules.history(schedule, start)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(history -> Outlook.of(history, start, start.plus(length)));
    }

    /** Joins the caller's transaction. */
    Uni<Schedule> existing(String key) {
        return schedules
                .find(key)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(ScheduleProblem.UNKNOWN_SCHEDULE, "There is no schedule '" + key + "'")));
    }

    /** A shift of nobody pages nobody. Joins the caller's transaction. @throws Refusal when one of them is not known */
    Uni<Void> requirePeople(Set<String> ids) {
        return directory
                .unknownPeople(ids)
                .invoke(missing -> {
                    if (!missing.isEmpty()) {
                        throw new Refusal(ScheduleProblem.INVALID_CHANGE, String.join("; ", missing));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Kept<Schedule>> checked(Schedule schedule) {
        return directory
                .unknownPeople(schedule.people())
                .chain(warnings -> calendarWarnings(schedule).map(more -> {
                    List<String> all = new ArrayList<>(warnings);
                    all.addAll(more);
                    return new Kept<>(schedule, all, schedule.remarks());
                }));
    }

    private Uni<List<String>> calendarWarnings(Schedule schedule) {
        return schedule.calendar()
                .map(key -> schedules
                        .findCalendar(key)
                        .map(found -> found.isPresent()
                                ? List.<String>of()
                                : List.of("holiday calendar " + key + " does not exist")))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }
}
