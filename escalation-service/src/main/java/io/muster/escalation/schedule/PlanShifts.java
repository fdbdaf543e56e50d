package io.muster.escalation.schedule;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.Kept;
import io.muster.escalation.people.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;

/** Use case: keeping schedules and asking who is on call. */
@ApplicationScoped
public class PlanShifts {

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
        return unitOfWork.run(() -> schedules.save(schedule).chain(() -> checked(schedule)));
    }

    /** @throws Refusal when there is no such schedule */
    public Uni<Kept<Schedule>> schedule(String key) {
        return unitOfWork.run(() -> schedules
                .find(key)
                .map(found -> found.orElseThrow(() -> unknown(key)))
                .chain(this::checked));
    }

    /**
     * @param at empty means now
     * @return empty when nobody is
     * @throws Refusal when there is no such schedule
     */
    public Uni<Optional<OnCall>> onCall(String key, Optional<Instant> at) {
        return unitOfWork
                .run(() -> schedules.find(key))
                .map(found -> found.orElseThrow(() -> unknown(key)).onCallAt(at.orElseGet(clock::instant)));
    }

    private Uni<Kept<Schedule>> checked(Schedule schedule) {
        return directory
                .unknownPeople(new LinkedHashSet<>(schedule.rotation().people()))
                .map(warnings -> new Kept<>(schedule, warnings));
    }

    private static Refusal unknown(String key) {
        return new Refusal(ScheduleProblem.UNKNOWN_SCHEDULE, "There is no schedule '" + key + "'");
    }
}
