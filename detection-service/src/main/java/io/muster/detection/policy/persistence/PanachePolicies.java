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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanachePolicies implements Policies, PanacheRepositoryBase<DeclarationPolicyEntity, Long> {

    private static final TypeReference<List<Rule>> RULES = new TypeReference<>() {};

    /** Asked for with every batch of signals: the rules are only read when they are not those that are known. */
    private static final String CURRENT = """
            select version, published_at, published_by,
                case when version = ?1 and published_at = ?2 then null else rules end
            from declaration_policy order by version desc limit 1
            """;

    private volatile DeclarationPolicy known = new DeclarationPolicy(0, List.of(), Instant.EPOCH, "nobody");

    @Override
    public Uni<DeclarationPolicy> current() {
        return Uni.createFrom().deferred(() -> {
            DeclarationPolicy last = known;
            return Sql.rows(CURRENT, last.version(), last.publishedAt())
                    .map(List::getFirst)
                    .map(row -> row[3] == null ? last : policy(row))
                    .invoke(current -> known = current);
        });
    }

    private static DeclarationPolicy policy(Object[] row) {
        return new DeclarationPolicy(
                ((Number) row[0]).longValue(),
                rules(((Number) row[0]).longValue(), (String) row[3]),
                Sql.instant(row[1]),
                (String) row[2]);
    }

    @Override
    public Uni<Optional<DeclarationPolicy>> find(long version) {
        return findById(version).map(entity -> Optional.ofNullable(entity).map(PanachePolicies::policy));
    }

    @Override
    public Uni<List<DeclarationPolicy>> before(long version, int rows) {
        return find("version < ?1 order by version desc", version == 0 ? Long.MAX_VALUE : version)
                .page(0, rows)
                .list()
                .map(found -> found.stream().map(PanachePolicies::policy).toList());
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
        return new DeclarationPolicy(
                entity.version, rules(entity.version, entity.rules), entity.publishedAt, entity.publishedBy);
    }

    private static List<Rule> rules(long version, String json) {
        try {
            return EventJson.mapper().readValue(json, RULES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("declaration policy v" + version + " cannot be read", e);
        }
    }
}
