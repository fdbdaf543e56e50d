package io.muster.escalation.policy;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.Kept;
import io.muster.escalation.people.Directory;
import io.muster.escalation.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Use case: keeping escalation policies, every version of them. */
@ApplicationScoped
public class KeepPolicies {

    private final UnitOfWork unitOfWork;
    private final EscalationPolicies policies;
    private final Schedules schedules;
    private final Directory directory;

    KeepPolicies(UnitOfWork unitOfWork, EscalationPolicies policies, Schedules schedules, Directory directory) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.schedules = schedules;
        this.directory = directory;
    }

    /** Adds a version, unless the newest one says the same. What runs keeps the version it started with. */
    public Uni<Kept<EscalationPolicy>> save(EscalationPolicy wanted) {
        return unitOfWork.run(() -> policies.findForChange(wanted.key())
                .chain(newest -> add(wanted, newest))
                .chain(this::checked));
    }

    private Uni<EscalationPolicy> add(EscalationPolicy wanted, Optional<EscalationPolicy> newest) {
        if (newest.filter(wanted::saysTheSameAs).isPresent()) {
            return Uni.createFrom().item(newest.get());
        }
        EscalationPolicy next =
                wanted.withVersion(newest.map(EscalationPolicy::version).orElse(0L) + 1);
        return policies.add(next).replaceWith(next);
    }

    /** @throws Refusal when there is no such policy */
    public Uni<Kept<EscalationPolicy>> policy(String key) {
        return unitOfWork.run(() -> policies.find(key)
                .map(found -> found.orElseThrow(
                        () -> new Refusal(PolicyProblem.UNKNOWN_POLICY, "There is no escalation policy '" + key + "'")))
                .chain(this::checked));
    }

    private Uni<Kept<EscalationPolicy>> checked(EscalationPolicy policy) {
        Set<String> missing = policy.schedules();
        List<String> warnings = new ArrayList<>();
        return schedules
                .findAll(policy.schedules())
                .invoke(found -> found.forEach(schedule -> missing.remove(schedule.key())))
                .invoke(() -> missing.forEach(key -> warnings.add("schedule " + key + " does not exist")))
                .chain(() -> directory.unknownPeople(policy.people()))
                .invoke(warnings::addAll)
                .chain(() -> directory.unknownTeams(policy.teams()))
                .invoke(warnings::addAll)
                .chain(() -> directory.desksAmong(policy.people()))
                .map(desks -> new Kept<>(policy, warnings, policy.remarks(desks)));
    }
}
