package io.muster.detection.policy.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.EventJson;
import io.muster.detection.policy.DeclarationPolicy;
import io.muster.detection.policy.Policies;
import io.muster.detection.policy.Rule;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PanachePolicies implements Policies, PanacheRepositoryBase<DeclarationPolicyEntity, Long> {

    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};

    @Override
    public Uni<DeclarationPolicy> current() {
        return find("order by version desc").firstResult().map(PanachePolicies::policy);
    }

    @Override
    public Uni<List<DeclarationPolicy>> all() {
        return list("order by version")
                .map(entities -> entities.stream().map(PanachePolicies::policy).toList());
    }

    @Override
    public Uni<DeclarationPolicy> currentForChange() {
        return Sql.hold("policy", "declaration").flatMap(held -> current());
    }

    @Override
    public Uni<Void> add(DeclarationPolicy policy) {
        return persistAndFlush(entity(policy)).replaceWithVoid();
    }

    private static DeclarationPolicyEntity entity(DeclarationPolicy policy) {
        DeclarationPolicyEntity entity = new DeclarationPolicyEntity();
        entity.version = policy.version();
        entity.publishedAt = policy.publishedAt();
        entity.publishedBy = policy.publishedBy();
        try {
            entity.rules = EventJson.mapper().writeValueAsString(policy.rules());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rules that cannot be written", e);
        }
        return entity;
    }

    private static DeclarationPolicy policy(DeclarationPolicyEntity entity) {
        try {
            List<Rule> rules = EventJson.mapper().readValue(entity.rules, RULES);
            return new DeclarationPolicy(entity.version, rules, entity.publishedAt, entity.publishedBy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("declaration policy v" + entity.version + " cannot be read", e);
        }
    }
}
