package io.muster.resolution.relapse;

import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The company keeps its relapse policy; a change counts for what is declared from then on. */
@ApplicationScoped
public class KeepRelapsePolicy {

    private static final Duration LONGEST = Duration.ofDays(7);

    private final UnitOfWork unitOfWork;
    private final RelapsePolicies policies;
    private final Clock clock;

    KeepRelapsePolicy(UnitOfWork unitOfWork, RelapsePolicies policies, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.clock = clock;
    }

    public Uni<RelapsePolicy> inForce() {
        return unitOfWork.run(policies::inForce);
    }

    /**
     * @param watch one duration for each severity, more than nothing and at most seven days; fails with
     *     {@code relapse-policy-incomplete} (422) else
     */
    public Uni<RelapsePolicy> change(Map<Severity, Duration> watch, String by) {
        if (!watch.keySet().equals(Set.of(Severity.values()))) {
            throw new Refusal(RelapseProblem.POLICY_INCOMPLETE, "Each severity needs a duration.");
        }
        watch.values().forEach(duration -> {
            if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
                throw new Refusal(
                        RelapseProblem.POLICY_INCOMPLETE, "%s is not between nothing and P7D.".formatted(duration));
            }
        });
        return unitOfWork.run(() -> policies.inForceForChange()
                .map(current -> new RelapsePolicy(current.version() + 1, watch))
                .call(next -> policies.add(next, by, clock.instant())));
    }
}
