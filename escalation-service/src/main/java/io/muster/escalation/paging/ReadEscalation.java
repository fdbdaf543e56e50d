package io.muster.escalation.paging;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.durable.loop.InTurn;
import io.muster.durable.merge.MergedIncidents;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.EscalationPolicy;
import io.muster.escalation.policy.Level;
import io.muster.escalation.roles.RoleAssignments;
import io.muster.escalation.tasks.Task;
import io.muster.escalation.tasks.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Use case: looking at an escalation, and asking who would be paged. */
@ApplicationScoped
public class ReadEscalation {

    private final UnitOfWork unitOfWork;
    private final Escalations escalations;
    private final RoleAssignments roles;
    private final WordOfComing coming;
    private final Tasks tasks;
    private final EscalationPolicies policies;
    private final Router router;
    private final MergedIncidents merged;
    private final Clock clock;

    ReadEscalation(
            UnitOfWork unitOfWork,
            Escalations escalations,
            RoleAssignments roles,
            WordOfComing coming,
            Tasks tasks,
            EscalationPolicies policies,
            Router router,
            MergedIncidents merged,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.escalations = escalations;
        this.roles = roles;
        this.coming = coming;
        this.tasks = tasks;
        this.policies = policies;
        this.router = router;
        this.merged = merged;
        this.clock = clock;
    }

    /**
     * What it and those that were merged into it had to do with people.
     *
     * @throws Refusal when escalation does not know the incident
     */
    public Uni<EscalationRecord> of(UUID incidentId) {
        return unitOfWork.run(() -> escalations
                .find(incidentId)
                .map(found -> found.orElseThrow(() -> PagingProblem.unknown(incidentId)))
                .chain(escalation -> merged.livingIn(incidentId)
                        .chain(all -> record(
                                escalation,
                                all.stream()
                                        .filter(id -> !id.equals(incidentId))
                                        .toList()))));
    }

    private Uni<EscalationRecord> record(Escalation escalation, List<UUID> mergedIntoIt) {
        UUID incident = escalation.incidentId();
        return roles.of(incident)
                .chain(assignments -> coming.cannotCome(incident)
                        .chain(cannot -> tasksOf(incident, mergedIntoIt)
                                .chain(claims -> ofEach(mergedIntoIt, this::pagesOf)
                                        .chain(pages -> newerPolicy(escalation)
                                                .map(newer -> new EscalationRecord(
                                                        escalation, pages, assignments, cannot, claims, newer))))));
    }

    private Uni<List<Task>> tasksOf(UUID incident, List<UUID> mergedIntoIt) {
        return tasks.of(incident)
                .chain(own -> ofEach(mergedIntoIt, tasks::of)
                        .map(others ->
                                Stream.concat(own.stream(), others.stream()).toList()));
    }

    private Uni<List<Page>> pagesOf(UUID incident) {
        return escalations
                .find(incident)
                .map(found -> found.map(Escalation::pages).orElse(List.of()));
    }

    private static <T> Uni<List<T>> ofEach(List<UUID> incidents, Function<UUID, Uni<List<T>>> read) {
        return InTurn.collect(incidents, read)
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    private Uni<Optional<Long>> newerPolicy(Escalation escalation) {
        return escalation
                .state()
                .currentRun()
                .filter(run -> escalation.state().mayFollowAnother())
                .map(run -> policies.find(run.policy().key())
                        .map(newest -> newest.map(EscalationPolicy::version)
                                .filter(version -> version > run.policy().version())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** One level of a policy with the people whom it would page. @param number counted from 1 */
    public record Planned(int number, Level level, Addressing addressing) {}

    /** Who would be paged for a service, level by level. */
    public record Plan(Routing routing, Instant at, List<Planned> levels) {}

    /** @param at empty means now */
    public Uni<Plan> plan(String service, Optional<Instant> at) {
        Instant when = at.orElseGet(clock::instant);
        return unitOfWork
                .run(() -> router.route(service))
                .map(routing -> new Plan(
                        routing,
                        when,
                        IntStream.rangeClosed(1, routing.policy().levels().size())
                                .mapToObj(number -> planned(routing, number, when))
                                .toList()));
    }

    private static Planned planned(Routing routing, int number, Instant at) {
        Level level = routing.policy().level(number);
        return new Planned(number, level, Addressing.of(level, routing.roster(), at, routing.turn()));
    }
}
