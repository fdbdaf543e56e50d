package io.muster.escalation.policy.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.policy.EscalationPolicies;
import io.muster.escalation.policy.EscalationPolicy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheEscalationPolicies
        implements EscalationPolicies, PanacheRepositoryBase<PolicyEntity, PolicyEntity.Version> {

    private final Clock clock;

    PanacheEscalationPolicies(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Optional<EscalationPolicy>> find(String key) {
        return find("policyKey = ?1 order by version desc", key)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(PolicyEntity::policy));
    }

    @Override
    public Uni<Optional<EscalationPolicy>> findForChange(String key) {
        return Sql.hold("policy", "escalation/" + key).chain(() -> find(key));
    }

    @Override
    public Uni<List<EscalationPolicy>> all() {
        return list("from PolicyEntity p where p.version = "
                        + "(select max(newest.version) from PolicyEntity newest where newest.policyKey = p.policyKey) "
                        + "order by p.policyKey")
                .map(found -> found.stream().map(PolicyEntity::policy).toList());
    }

    @Override
    public Uni<Void> remove(String key) {
        return delete("policyKey = ?1", key).replaceWithVoid();
    }

    @Override
    public Uni<Void> add(EscalationPolicy policy) {
        return persist(PolicyEntity.of(policy, clock.instant())).replaceWithVoid();
    }
}
