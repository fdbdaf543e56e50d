package io.muster.comms.cadence.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.comms.cadence.Cadence;
import io.muster.comms.cadence.CadencePolicies;
import io.muster.comms.cadence.CadencePolicy;
import io.muster.contracts.EventJson;
import io.muster.contracts.Severity;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

@ApplicationScoped
@RegisterForReflection(targets = {Cadence.class, Cadence.External.class})
class PanacheCadencePolicies implements CadencePolicies, PanacheRepositoryBase<CadencePolicyEntity, Long> {
    private static final TypeReference<Map<Severity, Cadence>> SEVERITIES = new TypeReference<>() {};

    @Override
    public Uni<CadencePolicy> current() {
        return find("order by version desc").firstResult().map(PanacheCadencePolicies::policy);
    }

    @Override
    public Uni<CadencePolicy> currentForChange() {
        return Sql.hold("policy", "cadence").chain(this::current);
    }

    @Override
    public Uni<CadencePolicy> version(long version) {
        return version == 0
                ? Uni.createFrom().item(CadencePolicy.defaults())
                : findById(version).map(PanacheCadencePolicies::policy);
    }

    @Override
    public Uni<CadencePolicy> add(CadencePolicy policy, String author, Instant at) {
        CadencePolicyEntity entity = new CadencePolicyEntity();
        entity.policy = json(policy);
        entity.author = author;
        entity.createdAt = at;
        return persistAndFlush(entity).map(PanacheCadencePolicies::policy);
    }

    private static CadencePolicy policy(CadencePolicyEntity entity) {
        if (entity == null) {
            return CadencePolicy.defaults();
        }
        try {
            return new CadencePolicy(entity.version, EventJson.mapper().readValue(entity.policy, SEVERITIES));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cadence policy that cannot be read: " + entity.version, e);
        }
    }

    private static String json(CadencePolicy policy) {
        try {
            return EventJson.mapper().writeValueAsString(policy.severities());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cadence policy that cannot be written", e);
        }
    }
}
