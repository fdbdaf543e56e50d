package io.muster.resolution.verdict;

import io.muster.contracts.Actor;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.UnitOfWork;
import io.muster.resolution.relapse.RelapsePolicies;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.RestorationProblem;
import io.muster.resolution.restoration.Store;
import io.muster.web.Permission;
import io.muster.web.RoleInIncident;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * The incident's commander declares mitigated and resolved (R90): the holder of the role; while nobody holds it, whoever
 * has the permission, and the reason says so. Fails with {@code incident-unknown} (404) and {@code not-the-commander}
 * (403).
 */
@ApplicationScoped
public class DeclareVerdict {

    private final UnitOfWork unitOfWork;
    private final Store store;
    private final RelapsePolicies policies;
    private final Clock clock;

    DeclareVerdict(UnitOfWork unitOfWork, Store store, RelapsePolicies policies, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    /** See {@link Restoration#mitigated}. */
    public Uni<Restoration> mitigated(
            UUID incident, Declarer declarer, Instant impactEndedAt, String workaround, String reason) {
        return unitOfWork.run(() -> store.lockKnown(incident)
                .flatMap(restoration -> policies.inForce().map(policy -> {
                    var word = wordOf(restoration, declarer, reason);
                    return restoration.mitigated(
                            impactEndedAt, workaround, word.actor(), word.reason(), policy, clock.instant());
                }))
                .flatMap(store::keep));
    }

    /** See {@link Restoration#resolved}. */
    public Uni<Restoration> resolved(UUID incident, Declarer declarer, String summary) {
        return unitOfWork.run(() -> store.lockKnown(incident)
                .flatMap(restoration -> policies.inForce().map(policy -> {
                    var word = wordOf(restoration, declarer, "All three verifications are passed");
                    return restoration.resolved(summary, word.actor(), word.reason(), policy, clock.instant());
                }))
                .flatMap(store::keep));
    }

    /** Anyone who works on incidents may: raising an alarm again must be easy. See {@link Restoration#reopened}. */
    public Uni<Restoration> reopened(UUID incident, Actor by, String reason) {
        return unitOfWork.run(() -> store.lockKnown(incident)
                .map(restoration -> restoration.reopened(by, reason, clock.instant()))
                .flatMap(store::keep));
    }

    private record Word(Actor actor, String reason) {}

    private static Word wordOf(Restoration restoration, Declarer declarer, String reason) {
        var decision = RoleInIncident.mayAct(
                declarer.person(), declarer.permitted(), restoration.facts().commander(), Permission.COMMANDER);
        if (!decision.allowed()) {
            throw new Refusal(RestorationProblem.NOT_THE_COMMANDER, decision.reason(), restoration.id());
        }
        return decision.flagged()
                ? new Word(Actor.person(declarer.person()), "%s (%s)".formatted(reason, decision.reason()))
                : new Word(Actor.person(declarer.person(), Role.COMMANDER), reason);
    }
}
