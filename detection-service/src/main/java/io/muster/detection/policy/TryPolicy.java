package io.muster.detection.policy;

import io.muster.contracts.Refusal;
import io.muster.detection.policy.PastDecisions.PastDecision;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries a policy on what was decided in the past, before the store owner publishes it (R28). */
@ApplicationScoped
public class TryPolicy {

    private static final int AT_ONCE = 2_000;
    private static final int MOST = 50_000;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Policies policies;

    @Inject
    PastDecisions pastDecisions;

    @Inject
    Clock clock;

    /**
     * @param restrictedToo whether the person may know of restricted incidents
     * @throws Refusal {@code invalid-declaration-policy} with what is wrong
     */
    public Uni<DryRun> onThePast(List<Rule> rules, Duration past, String person, boolean restrictedToo) {
        DeclarationPolicy.flawIn(rules).ifPresent(flaw -> {
            throw new Refusal(PolicyProblem.INVALID_POLICY, flaw);
        });
        DryRun nothing = DryRun.since(clock.instant().minus(past));
        return unitOfWork.run(() -> policies.all().flatMap(versions -> {
            long next = versions.getLast().version() + 1;
            DeclarationPolicy proposed = new DeclarationPolicy(next, rules, clock.instant(), person);
            Map<Long, DeclarationPolicy> byVersion =
                    versions.stream().collect(Collectors.toMap(DeclarationPolicy::version, Function.identity()));
            return look(new Trial(proposed, byVersion, restrictedToo), nothing, null);
        }));
    }

    private record Trial(DeclarationPolicy proposed, Map<Long, DeclarationPolicy> versions, boolean restrictedToo) {}

    private Uni<DryRun> look(Trial trial, DryRun soFar, UUID before) {
        return pastDecisions
                .since(soFar.since(), before, trial.restrictedToo(), AT_ONCE)
                .flatMap(page -> {
                    DryRun sum = soFar;
                    for (PastDecision past : page) {
                        sum = sum.with(past, trial.versions(), trial.proposed());
                    }
                    if (page.size() < AT_ONCE) {
                        return Uni.createFrom().item(sum);
                    }
                    return sum.looked() >= MOST
                            ? Uni.createFrom().item(sum.cutShort())
                            : look(trial, sum, page.getLast().id());
                });
    }
}
