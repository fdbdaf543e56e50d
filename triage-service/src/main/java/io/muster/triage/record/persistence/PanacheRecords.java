package io.muster.triage.record.persistence;

import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Columns;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheRecords implements Records, PanacheRepositoryBase<IncidentRecordEntity, UUID> {

    private static final String LOCK = "select id from incident_record where id = ?1 for update";
    private static final String TELL = """
            insert into severity_change
                (incident_id, from_severity, to_severity, at, by_kind, by_id, by_role, reason, policy_version)
            select cast(c1 as uuid), c2, c3, cast(c4 as timestamptz), c5, c6, c7, c8, c9 from %s
            order by cast(c10 as integer)
            """.formatted(Columns.table(10));
    private static final String LOCK_ALL = "select id from incident_record where id = any(?1) order by id for update";

    private final UnitOfWork unitOfWork;
    private final RowWriter<SeverityChange> history = PanacheRecords::tell;

    PanacheRecords(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** What the transaction locked together: whether there is such a record. */
    private Map<UUID, Boolean> locked() {
        return unitOfWork.memory(PanacheRecords.class, HashMap::new);
    }

    @Override
    public Uni<Optional<IncidentRecord>> lock(UUID id) {
        LogContext.incident(id);
        return Uni.createFrom().deferred(() -> {
            var known = locked().get(id);
            return known == null ? lockAlone(id) : known ? find(id) : nothing();
        });
    }

    private Uni<Optional<IncidentRecord>> lockAlone(UUID id) {
        return Sql.rows(LOCK, id).flatMap(rows -> rows.isEmpty() ? nothing() : find(id));
    }

    private static Uni<Optional<IncidentRecord>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Void> lockTogether(Collection<UUID> ids) {
        return lock(ids)
                .invoke(found -> ids.forEach(id -> locked().put(id, found.containsKey(id))))
                .replaceWithVoid();
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
    public Uni<Void> save(IncidentRecord record, List<SeverityChange> lines) {
        return entity(record.id())
                .flatMap(found -> found == null ? insert(record) : update(found, record))
                .invoke(() -> lines.forEach(change -> unitOfWork.leave(history, change)))
                .replaceWithVoid();
    }

    private Uni<IncidentRecordEntity> entity(UUID id) {
        return Boolean.FALSE.equals(locked().get(id)) ? Uni.createFrom().nullItem() : findById(id);
    }

    private static Uni<Void> tell(List<SeverityChange> lines) {
        var place = new AtomicInteger();
        var columns = new Columns<>(lines)
                .with(SeverityChange::incident)
                .with(SeverityChange::from)
                .with(SeverityChange::to)
                .with(SeverityChange::at)
                .with(change -> change.by().kind())
                .with(change -> change.by().id())
                .with(change -> change.by().role())
                .with(SeverityChange::reason)
                .with(SeverityChange::policyVersion)
                .with(line -> place.getAndIncrement());
        return Sql.update(TELL, columns.parameters()).replaceWithVoid();
    }

    @Override
    public Uni<List<SeverityChange>> history(UUID id) {
        return unitOfWork
                .writeRows()
                .chain(this::getSession)
                .flatMap(session -> session.createQuery(
                                "from SeverityChangeEntity where incidentId = :incident or incidentId in"
                                        + " (select id from IncidentRecordEntity where mergedInto = :incident) order by id",
                                SeverityChangeEntity.class)
                        .setParameter("incident", id)
                        .getResultList())
                .map(found -> found.stream().map(SeverityChangeEntity::toChange).toList());
    }

    private Uni<IncidentRecordEntity> insert(IncidentRecord record) {
        var entity = new IncidentRecordEntity();
        entity.write(record);
        return persist(entity).invoke(() -> locked().replace(record.id(), true));
    }

    /** What stays as it was is not written again. */
    private Uni<IncidentRecordEntity> update(IncidentRecordEntity entity, IncidentRecord record) {
        if (!entity.toRecord().equals(record)) {
            entity.write(record);
        }
        return Uni.createFrom().item(entity);
    }
}
