package io.muster.triage.record.persistence;

import io.muster.durable.database.Sql;
import io.muster.durable.trace.LogContext;
import io.muster.triage.record.IncidentRecord;
import io.muster.triage.record.Listing;
import io.muster.triage.record.Records;
import io.muster.triage.record.SeverityChange;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheRecords implements Records, PanacheRepositoryBase<IncidentRecordEntity, UUID> {

    private static final String LOCK = "select id from incident_record where id = ?1 for update";
    private static final String LOCK_ALL = "select id from incident_record where id = any(?1) order by id for update";

    @Override
    public Uni<Optional<IncidentRecord>> lock(UUID id) {
        LogContext.incident(id);
        return Sql.rows(LOCK, id)
                .flatMap(locked -> locked.isEmpty() ? Uni.createFrom().item(Optional.empty()) : find(id));
    }

    @Override
    public Uni<Map<UUID, IncidentRecord>> lock(Collection<UUID> ids) {
        return Sql.rows(LOCK_ALL, (Object) ids.toArray(UUID[]::new))
                .flatMap(locked -> list("id in ?1", ids))
                .map(found -> found.stream()
                        .map(IncidentRecordEntity::toRecord)
                        .collect(Collectors.toMap(IncidentRecord::id, Function.identity())));
    }

    @Override
    public Uni<Optional<IncidentRecord>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(IncidentRecordEntity::toRecord));
    }

    @Override
    public Uni<Void> redirect(UUID merged, UUID survivor) {
        return flush().chain(() -> update("mergedInto = ?1 where mergedInto = ?2", survivor, merged))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<IncidentRecord>> list(Listing listing) {
        var query = new RecordQuery(listing);
        return find(query.where(), query.parameters())
                .page(0, listing.rows())
                .list()
                .map(found -> found.stream().map(IncidentRecordEntity::toRecord).toList());
    }

    @Override
    public Uni<List<UUID>> open() {
        return getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select id from incident_record where not over and verdict <> 'dismissed'"
                                        + " and merged_into is null order by id",
                                UUID.class)
                        .getResultList());
    }

    @Override
    public Uni<Void> save(IncidentRecord record, List<SeverityChange> history) {
        var lines = history.stream()
                .map(change -> (Object) SeverityChangeEntity.of(change))
                .toArray();
        return findById(record.id())
                .flatMap(found -> found == null ? insert(record) : update(found, record))
                .flatMap(saved -> getSession())
                .flatMap(session -> session.persistAll(lines));
    }

    @Override
    public Uni<List<SeverityChange>> history(UUID id) {
        return getSession()
                .flatMap(session -> session.createQuery(
                                "from SeverityChangeEntity where incidentId = :incident or incidentId in"
                                        + " (select id from IncidentRecordEntity where mergedInto = :incident) order by id",
                                SeverityChangeEntity.class)
                        .setParameter("incident", id)
                        .getResultList())
                .map(found -> found.stream().map(SeverityChangeEntity::toChange).toList());
    }

    // Flushed at once: the history's lines get their identity, and with it their row, when they are persisted.
    private Uni<IncidentRecordEntity> insert(IncidentRecord record) {
        var entity = new IncidentRecordEntity();
        entity.write(record);
        return persistAndFlush(entity);
    }

    /** What stays as it was is not written again. */
    private Uni<IncidentRecordEntity> update(IncidentRecordEntity entity, IncidentRecord record) {
        if (!entity.toRecord().equals(record)) {
            entity.write(record);
        }
        return Uni.createFrom().item(entity);
    }
}
