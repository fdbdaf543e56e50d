package io.muster.escalation.foresight;

import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.people.People;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.Services;
import io.muster.escalation.people.Teams;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.schedule.Schedule;
import io.muster.escalation.schedule.Schedules;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Use case: gaps and overload in the time ahead are told by themselves, each once and a gap once more when it is close, to
 * who plans the shifts.
 */
@ApplicationScoped
public class WarnAhead {

    private static final Logger LOG = Logger.getLogger(WarnAhead.class);
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final UnitOfWork unitOfWork;
    private final Schedules schedules;
    private final EscalationPolicies policies;
    private final Services services;
    private final Teams teams;
    private final People people;
    private final ToldWorries told;
    private final ShiftWarnings warnings;
    private final EscalationConfig config;
    private final Clock clock;

    WarnAhead(
            UnitOfWork unitOfWork,
            Schedules schedules,
            EscalationPolicies policies,
            Services services,
            Teams teams,
            People people,
            ToldWorries told,
            ShiftWarnings warnings,
            EscalationConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.schedules = schedules;
        this.policies = policies;
        this.services = services;
        this.teams = teams;
        this.people = people;
        this.told = told;
        this.warnings = warnings;
        this.config = config;
        this.clock = clock;
    }

    /** @return every worry about the schedules that people are paged by, told or not */
    public Uni<List<Worry>> look() {
        Instant now = clock.instant();
        return unitOfWork
                .run(() -> planners().chain(planners -> schedules.all().map(all -> new Plans(planners, all))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(plans -> new Found(plans.planners(), worriesOf(plans, now)))
                .call(found -> tellEach(found, now))
                .call(() -> unitOfWork.run(() -> told.forget(now.minus(REMEMBERED))))
                .map(found ->
                        found.worries().values().stream().flatMap(List::stream).toList());
    }

    private record Plans(Planners planners, List<Schedule> schedules) {}

    /** @param worries by the schedule's key */
    private record Found(Planners planners, Map<String, List<Worry>> worries) {}

    private Uni<Planners> planners() {
        List<String> admins = config.fallbackPersons().orElse(List.of());
        return services.all()
                .chain(allServices -> teams.all()
                        .chain(allTeams -> policies.all()
                                .map(allPolicies -> new Planners(allServices, allTeams, allPolicies, admins))));
    }

    /** Weeks of many schedules are work for a thread of their own. */
    private Map<String, List<Worry>> worriesOf(Plans plans, Instant now) {
        EscalationConfig.ShiftWarnings settings = config.shiftWarnings();
        Map<String, List<Worry>> found = new LinkedHashMap<>();
        for (Schedule schedule : plans.schedules()) {
            if (plans.planners().isUsed(schedule.key())) {
                found.put(
                        schedule.key(),
                        Worry.of(schedule, now, settings.ahead(), settings.near(), settings.longestStint()));
            }
        }
        return found;
    }

    private Uni<Void> tellEach(Found found, Instant now) {
        return Multi.createFrom()
                .iterable(found.worries().entrySet())
                .filter(entry -> !entry.getValue().isEmpty())
                .onItem()
                .transformToUniAndConcatenate(entry ->
                        unitOfWork.run(() -> firstTime(entry.getKey(), entry.getValue(), now)
                                .chain(fresh -> fresh.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : tell(entry.getKey(), fresh, found.planners()))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<Worry>> firstTime(String schedule, List<Worry> worries, Instant now) {
        List<Worry> fresh = new ArrayList<>();
        return InTurn.each(
                        worries,
                        worry -> told.note(schedule, worry, now).invoke(isNew -> {
                            if (isNew) {
                                fresh.add(worry);
                            }
                        }))
                .replaceWith(fresh);
    }

    private Uni<Void> tell(String schedule, List<Worry> fresh, Planners planners) {
        fresh.forEach(worry -> LOG.warnf("schedule %s: %s", schedule, worry.words()));
        return reachable(planners.of(schedule))
                .chain(found -> found.isEmpty() ? reachable(Set.copyOf(planners.admins())) : keep(found))
                .chain(found -> InTurn.each(found, planner -> warnings.send(planner, schedule, fresh)));
    }

    private Uni<List<Person>> reachable(Set<String> ids) {
        return people.findAll(new HashSet<>(ids))
                .map(found -> found.stream().filter(warnings::reaches).toList());
    }

    private static Uni<List<Person>> keep(List<Person> found) {
        return Uni.createFrom().item(found);
    }
}
