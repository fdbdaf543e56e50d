package io.muster.detection.integration.persistence;

import io.muster.detection.integration.Integration;
import io.muster.detection.integration.Integrations;
import io.muster.durable.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheIntegrations implements Integrations, PanacheRepositoryBase<IntegrationEntity, UUID> {

    private static final String HOLD_ROW = "select name from integration where id = ?1 for update";
    private static final String HOLD_NAME = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 3)) as text)";

    @Override
    public Uni<List<Integration>> active() {
        return list("revokedAt is null").map(PanacheIntegrations::integrations);
    }

    @Override
    public Uni<List<Integration>> list(UUID after, int rows) {
        return (after == null ? find("order by id") : find("id > ?1 order by id", after))
                .page(0, rows)
                .list()
                .map(PanacheIntegrations::integrations);
    }

    @Override
    public Uni<Optional<Integration>> locked(UUID id) {
        return Sql.rows(HOLD_ROW, id)
                .flatMap(held -> findById(id))
                .map(entity -> Optional.ofNullable(entity).map(IntegrationEntity::integration));
    }

    @Override
    public Uni<Boolean> isNameTaken(String name) {
        return Sql.rows(HOLD_NAME, name)
                .flatMap(held -> count("name = ?1 and revokedAt is null", name))
                .map(count -> count > 0);
    }

    @Override
    public Uni<Boolean> isKeyTaken(String keyHash) {
        return count("keyHash = ?1 or previousKeyHash = ?1 or earlierKeys like concat('%', ?1, '%')", keyHash)
                .map(count -> count > 0);
    }

    @Override
    public Uni<Void> add(Integration integration) {
        return persistAndFlush(IntegrationEntity.of(integration)).replaceWithVoid();
    }

    @Override
    public Uni<Void> save(Integration integration) {
        return findById(integration.id())
                .invoke(entity -> entity.take(integration))
                .flatMap(taken -> flush());
    }

    private static List<Integration> integrations(List<IntegrationEntity> entities) {
        return entities.stream().map(IntegrationEntity::integration).toList();
    }
}
