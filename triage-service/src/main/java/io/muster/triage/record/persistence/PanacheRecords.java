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

    private static final String FOR_UPDATE = " for update";
    private static final String REDIRECT = "update incident_record set merged_into = ?1 where merged_into = ?2";
    private static final String TELL = """
            insert into severity_change
                (incident_id, from_severity, to_severity, at, by_kind, by_id, by_role, reason, policy_version)
            select cast(c1 as uuid), c2, c3, cast(c4 as timestamptz), c5, c6, c7, c8, c9 from %s
            order by cast(c10 as integer)
            """.formatted(Columns.table(10));

    private final UnitOfWork unitOfWork;
    private final RowWriter<IncidentRecord> records = PanacheRecords::put;
    private final RowWriter<SeverityChange> history = PanacheRecords::tell;

    PanacheRecords(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** What the transaction has locked together or saved, as it stands by now; empty for what nobody knows. */
    private Map<UUID, Optional<IncidentRecord>> known() {
        return unitOfWork.memory(PanacheRecords.class, HashMap::new);
    }

    @Override
    public Uni<Optional<IncidentRecord>> lock(UUID id) {
        LogContext.incident(id);
        return Uni.createFrom().deferred(() -> {
            var found = known().get(id);
            return found == null
                    ? lock(List.of(id)).map(records -> Optional.ofNullable(records.get(id)))
                    : Uni.createFrom().item(found);
        });
    }

    @Override
    public Uni<Void> lockTogether(Collection<UUID> ids) {
        return lock(ids)
                .invoke(found -> ids.forEach(id -> known().put(id, Optional.ofNullable(found.get(id)))))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, IncidentRecord>> lock(Collection<UUID> ids) {
        return unitOfWork
                .writeRows()
                .chain(() -> load(ids, FOR_UPDATE))
                .invoke(locked -> locked.forEach((id, record) -> known().put(id, Optional.of(record))));
    }

    @Override
    public Uni<Optional<IncidentRecord>> find(UUID id) {
        return Uni.createFrom().deferred(() -> {
            var found = known().get(id);
            return found == null
                    ? load(List.of(id), "").map(records -> Optional.ofNullable(records.get(id)))
                    : Uni.createFrom().item(found);
        });
    }

    private static Uni<Map<UUID, IncidentRecord>> load(Collection<UUID> ids, String locking) {
        return IncidentRecordEntity.TABLE
                .find("where id = any(?1) order by id" + locking, (Object) ids.toArray(UUID[]::new))
                .map(rows -> rows.stream()
                        .map(IncidentRecordEntity::toRecord)
                        .collect(Collectors.toMap(IncidentRecord::id, Function.identity())));
    }

    @Override
    public Uni<Void> redirect(UUID merged, UUID survivor) {
        return unitOfWork
                .writeRows()
                .invoke(known()::clear)
                .chain(() -> Sql.update(REDIRECT, survivor, merged))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<IncidentRecord>> list(Listing listing) {
        var query = new RecordQuery(listing);
        return unitOfWork
                .writeRows()
                .chain(() -> find(query.where(), query.parameters())
                        .page(0, listing.rows())
                        .list())
                .map(found -> found.stream().map(IncidentRecordEntity::toRecord).toList());
    }

    @Override
    public Uni<List<UUID>> open() {
        return unitOfWork
                .writeRows()
                .chain(this::getSession)
                .flatMap(session -> session.createNativeQuery(
                                "select id from incident_record where not over and verdict <> 'dismissed'"
                                        + " and merged_into is null order by id",
                                UUID.class)
                        .getResultList());
    }

    /** Written at the end of the transaction, what stays as it was not at all. */
    @Override
    public Uni<Void> save(IncidentRecord record, List<SeverityChange> lines) {
        return Uni.createFrom()
                .item(Optional.of(record))
                .invoke(saved -> {
                    if (!saved.equals(known().put(record.id(), saved))) {
                        unitOfWork.leaveFirst(records, record);
                    }
                    lines.forEach(change -> unitOfWork.leave(history, change));
                })
                .replaceWithVoid();
    }

    private static Uni<Void> put(List<IncidentRecord> saved) {
        return IncidentRecordEntity.TABLE.put(
                saved.stream().map(IncidentRecordEntity::of).toList());
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
}
