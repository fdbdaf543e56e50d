package io.muster.triage.severity.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.durable.database.Sql;
import io.muster.triage.severity.SeverityPolicies;
import io.muster.triage.severity.SeverityPolicy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Version 1 is the one that is shipped; rows hold the store's own. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            SeverityPolicy.class,
            SeverityPolicy.Definition.class,
            SeverityPolicy.Rule.class,
            SeverityPolicy.Certainty.class
        })
class PanacheSeverityPolicies implements SeverityPolicies, PanacheRepositoryBase<SeverityPolicyEntity, Integer> {

    private static final String SHIPPED = "/severity-policy.json";

    private final SeverityPolicy shipped = shipped();

    @Override
    public Uni<SeverityPolicy> inForce() {
        return find("order by version desc").firstResult().map(found -> found == null ? shipped : read(found.body()));
    }

    @Override
    public Uni<SeverityPolicy> inForceForChange() {
        return Sql.hold("policy", "severity").chain(this::inForce);
    }

    @Override
    public Uni<Void> add(SeverityPolicy policy, String by, Instant at) {
        return persist(SeverityPolicyEntity.of(policy.version(), write(policy), by, at))
                .replaceWithVoid();
    }

    private static SeverityPolicy shipped() {
        try (var json = SeverityPolicy.class.getResourceAsStream(SHIPPED)) {
            return EventJson.mapper().readValue(json, SeverityPolicy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(SHIPPED + " cannot be read", e);
        }
    }

    private static SeverityPolicy read(String body) {
        try {
            return EventJson.mapper().readValue(body, SeverityPolicy.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored severity policy cannot be read", e);
        }
    }

    private static String write(SeverityPolicy policy) {
        try {
            return EventJson.mapper().writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a severity policy cannot be written", e);
        }
    }
}
