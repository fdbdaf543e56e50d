package io.muster.triage.severity;

import io.muster.durable.UnitOfWork;
import io.muster.triage.calendar.Campaigns;
import io.muster.triage.calendar.KeyAccounts;
import io.muster.triage.calendar.Stake;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Brings together what incidents are judged by; in the caller's transaction. */
@ApplicationScoped
public class Yardsticks {

    private final SeverityPolicies policies;
    private final Campaigns campaigns;
    private final KeyAccounts accounts;
    private final Clock clock;
    private final UnitOfWork unitOfWork;

    Yardsticks(
            SeverityPolicies policies, Campaigns campaigns, KeyAccounts accounts, Clock clock, UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.policies = policies;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** For an incident that begins now: by the policy in force. */
    public Uni<Yardstick> now() {
        return Uni.createFrom().deferred(() -> {
            var read = prepared().get();
            return read == null
                    ? inForce()
                    : Uni.createFrom().item(new Yardstick(read.policy(), read.stakes(), clock.instant()));
        });
    }

    /** For many incidents that begin in the caller's transaction: reads once what {@link #now} gives. */
    public Uni<Void> prepare() {
        return inForce().invoke(yardstick -> prepared().set(yardstick)).replaceWithVoid();
    }

    private AtomicReference<Yardstick> prepared() {
        return unitOfWork.memory(Yardsticks.class, AtomicReference::new);
    }

    private Uni<Yardstick> inForce() {
        return policies.inForce().flatMap(this::by);
    }

    /** For an incident that is judged already: by the policy that is pinned to it (R18). */
    public Uni<Yardstick> pinned(String policyVersion) {
        return policies.labelled(policyVersion).flatMap(this::by);
    }

    /** The same for several versions; version → yardstick. */
    public Uni<Map<String, Yardstick>> pinned(Set<String> policyVersions) {
        var now = clock.instant();
        return stakes(now)
                .flatMap(stakes -> Multi.createFrom()
                        .iterable(policyVersions)
                        .onItem()
                        .transformToUniAndConcatenate(version -> policies.labelled(version)
                                .map(policy -> Map.entry(version, new Yardstick(policy, stakes, now))))
                        .collect()
                        .asMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Uni<Yardstick> by(SeverityPolicy policy) {
        var now = clock.instant();
        return stakes(now).map(stakes -> new Yardstick(policy, stakes, now));
    }

    private Uni<List<Stake>> stakes(Instant now) {
        return campaigns
                .runningAt(now)
                .flatMap(running -> accounts.all().map(known -> {
                    var stakes = new ArrayList<Stake>(running);
                    stakes.addAll(known);
                    return stakes;
                }));
    }
}
