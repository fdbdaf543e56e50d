package io.muster.resolution.relapse.persistence;

import io.muster.durable.database.Sql;
import io.muster.resolution.relapse.RelapsePolicies;
import io.muster.resolution.relapse.RelapsePolicy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class PanacheRelapsePolicies implements RelapsePolicies, PanacheRepositoryBase<RelapsePolicyEntity, Integer> {

    @Override
    public Uni<RelapsePolicy> inForce() {
        return find("order by version desc")
                .firstResult()
                .map(found -> found == null ? RelapsePolicy.SHIPPED : found.toPolicy());
    }

    @Override
    public Uni<RelapsePolicy> inForceForChange() {
        return Sql.hold("policy", "relapse").chain(this::inForce);
    }

    @Override
    public Uni<Void> add(RelapsePolicy policy, String by, Instant at) {
        return persist(RelapsePolicyEntity.of(policy, by, at)).replaceWithVoid();
    }
}
