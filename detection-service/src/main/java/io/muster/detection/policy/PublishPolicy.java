package io.muster.detection.policy;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** The store owner says what is an incident and what is minor (R28). */
@ApplicationScoped
public class PublishPolicy {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    /** @throws Refusal {@code invalid-declaration-policy} with what is wrong */
    public Uni<DeclarationPolicy> publish(List<Rule> rules, String person) {
        DeclarationPolicy.flawIn(rules).ifPresent(flaw -> {
            throw new Refusal(PolicyProblem.INVALID_POLICY, flaw);
        });
        return unitOfWork.run(() -> policies.currentForChange()
                .map(current -> new DeclarationPolicy(current.version() + 1, rules, clock.instant(), person))
                .call(policies::add));
    }

    public Uni<DeclarationPolicy> current() {
        return unitOfWork.run(policies::current);
    }
}
