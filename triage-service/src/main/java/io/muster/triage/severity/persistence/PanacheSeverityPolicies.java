package io.muster.triage.severity.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.contracts.StakeKind;
import io.muster.durable.database.Sql;
import io.muster.triage.severity.SeverityPolicies;
import io.muster.triage.severity.SeverityPolicy;
import io.muster.triage.severity.TypeRule;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Version 1 came with the first release; rows hold the store's own, and what later releases shipped for stores without. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            SeverityPolicy.class,
            SeverityPolicy.Definition.class,
            SeverityPolicy.Rule.class,
            SeverityPolicy.Certainty.class,
            TypeRule.class,
            StakeKind.class
        })
class PanacheSeverityPolicies implements SeverityPolicies, PanacheRepositoryBase<SeverityPolicyEntity, Integer> {

    private static final String SHIPPED = "/severity-policy.json";
    private static final String SHIPPED_BY = "muster";

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
    public Uni<SeverityPolicy> labelled(String label) {
        if (label.equals(shipped.label())) {
            return Uni.createFrom().item(shipped);
        }
        return versionOf(label)
                .map(version -> findById(version)
                        .flatMap(found ->
                                found == null ? inForce() : Uni.createFrom().item(read(found.body()))))
                .orElseGet(this::inForce);
    }

    @Override
    public Uni<Optional<SeverityPolicy>> find(int version) {
        return version == shipped.version()
                ? Uni.createFrom().item(Optional.of(shipped))
                : findById(version).map(found -> Optional.ofNullable(found).map(row -> read(row.body())));
    }

    @Override
    public Uni<List<Version>> before(int version, int count) {
        var newest = version == 0 ? Integer.MAX_VALUE : version;
        return find("version < ?1 order by version desc", newest)
                .page(0, count)
                .list()
                .map(found -> {
                    var versions = new ArrayList<>(
                            found.stream().map(PanacheSeverityPolicies::version).toList());
                    if (versions.size() < count && newest > shipped.version()) {
                        versions.add(new Version(shipped, null, null));
                    }
                    return versions;
                });
    }

    private static Version version(SeverityPolicyEntity row) {
        return row.madeBy.equals(SHIPPED_BY)
                ? new Version(read(row.body()), null, null)
                : new Version(read(row.body()), row.madeBy, row.madeAt);
    }

    private static Optional<Integer> versionOf(String label) {
        var digits = label.substring(label.lastIndexOf('-') + 1);
        return digits.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
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
