package io.muster.triage.severity;

import io.muster.contracts.Refusal;
import io.muster.contracts.Severity;
import io.muster.durable.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The store owner keeps the severity policy; every change is a new version (R18, R37). */
@ApplicationScoped
public class KeepSeverityPolicy {

    private final UnitOfWork unitOfWork;
    private final SeverityPolicies policies;
    private final Clock clock;

    KeepSeverityPolicy(UnitOfWork unitOfWork, SeverityPolicies policies, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.clock = clock;
    }

    public Uni<SeverityPolicy> inForce() {
        return unitOfWork.run(policies::inForce);
    }

    /**
     * Puts a new version in force. Incidents that have begun keep the version that is pinned to them (R18).
     *
     * @param proposed its version is the one it was made from, so that nobody's change is overwritten; fails with
     *     {@code severity-policy-outdated} (409) when another version is in force, and with {@code
     *     severity-policy-incomplete} (422) when a severity has not one definition or a rule's name is used twice
     */
    public Uni<SeverityPolicy> change(SeverityPolicy proposed, String by) {
        refuseIncomplete(proposed);
        return unitOfWork.run(() -> policies.inForceForChange().flatMap(current -> {
            if (proposed.version() != current.version()) {
                throw new Refusal(
                        SeverityProblem.POLICY_OUTDATED,
                        "Version %d is in force; name the version that the change was made from."
                                .formatted(current.version()),
                        null,
                        Map.of("version", current.version()));
            }
            var next = proposed.numbered(current.version() + 1);
            return policies.add(next, by, clock.instant()).replaceWith(next);
        }));
    }

    /** A draft as the next version would be; fails with {@code severity-policy-incomplete} (422) as a change would. */
    public Uni<SeverityPolicy> numbered(SeverityPolicy draft) {
        refuseIncomplete(draft);
        return inForce().map(current -> draft.numbered(current.version() + 1));
    }

    /** The whole of a version, as decisions name it; fails with {@code severity-policy-unknown} (404). */
    public Uni<SeverityPolicy> version(int version) {
        return unitOfWork
                .run(() -> policies.find(version))
                .map(found -> found.orElseThrow(() ->
                        new Refusal(SeverityProblem.POLICY_UNKNOWN, "There was no version %d.".formatted(version))));
    }

    /** See {@link SeverityPolicies#before}. */
    public Uni<List<SeverityPolicies.Version>> before(int version, int count) {
        return unitOfWork.run(() -> policies.before(version, count));
    }

    /** The version of that label, as {@code severity-3}; the one in force when there is no such version. */
    public Uni<SeverityPolicy> labelled(String label) {
        return unitOfWork.run(() -> policies.labelled(label));
    }

    private static void refuseIncomplete(SeverityPolicy policy) {
        var defined = policy.definitions().stream()
                .map(SeverityPolicy.Definition::severity)
                .collect(Collectors.toSet());
        if (!defined.equals(Set.of(Severity.values())) || policy.definitions().size() != defined.size()) {
            throw new Refusal(SeverityProblem.POLICY_INCOMPLETE, "Each severity needs one definition.");
        }
        refuseDoubles(policy.rules().stream().map(SeverityPolicy.Rule::name).toList());
        refuseDoubles(policy.types().stream().map(TypeRule::name).toList());
        refuseDoubles(policy.certainties().stream()
                .map(SeverityPolicy.Certainty::name)
                .toList());
    }

    private static void refuseDoubles(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new Refusal(SeverityProblem.POLICY_INCOMPLETE, "Two rules have the name %s.".formatted(name));
            }
        }
    }
}
