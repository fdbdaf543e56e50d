package io.muster.detection.policy;

import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The store owner says what is an incident and what is minor (R28). */
@ApplicationScoped
public class PublishPolicy {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Policies policies;

    @Inject
    Clock clock;

    /**
     * @param base the version that the rules were made from, so that nobody's change is overwritten
     * @throws Refusal {@code invalid-declaration-policy} with what is wrong; {@code declaration-policy-outdated} when
     *     another version is in force
     */
    public Uni<DeclarationPolicy> publish(List<Rule> rules, long base, String person) {
        DeclarationPolicy.flawIn(rules).ifPresent(flaw -> {
            throw new Refusal(PolicyProblem.INVALID_POLICY, flaw);
        });
        return unitOfWork.run(() -> policies.currentForChange()
                .invoke(current -> refuseOutdated(base, current))
                .map(current -> new DeclarationPolicy(current.version() + 1, rules, clock.instant(), person))
                .call(policies::add));
    }

    private static void refuseOutdated(long base, DeclarationPolicy current) {
        if (base != current.version()) {
            throw new Refusal(
                    PolicyProblem.POLICY_OUTDATED,
                    "version " + current.version() + " is in force; name the version that the rules were made from",
                    null,
                    Map.of("version", current.version()));
        }
    }

    /** As it was. @throws Refusal {@code declaration-policy-unknown} */
    public Uni<DeclarationPolicy> version(long version) {
        return unitOfWork
                .run(() -> policies.find(version))
                .map(found -> found.orElseThrow(
                        () -> new Refusal(PolicyProblem.POLICY_UNKNOWN, "there was no version " + version)));
    }

    /** See {@link Policies#before}. */
    public Uni<List<DeclarationPolicy>> before(long version, int rows) {
        return unitOfWork.run(() -> policies.before(version, rows));
    }

    public Uni<DeclarationPolicy> current() {
        return unitOfWork.run(policies::current);
    }
}
