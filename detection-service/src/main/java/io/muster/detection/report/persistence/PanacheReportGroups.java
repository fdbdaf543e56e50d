package io.muster.detection.report.persistence;

import io.muster.detection.report.ReportGroup;
import io.muster.detection.report.ReportGroups;
import io.muster.durable.database.Sql;
import io.muster.durable.loop.InTurn;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheReportGroups implements ReportGroups, PanacheRepositoryBase<ReportGroupEntity, UUID> {

    private static final String HOLD = "select cast(pg_advisory_xact_lock(hashtextextended('reports', 3)) as text)";

    private static final String FORGET = """
            delete from report_group where ctid = any(array(
                select ctid from report_group
                where last_at < ?1 and (incident_id is null or incident_id <> all(cast(cast(?2 as text[]) as uuid[])))
                order by last_at limit ?3))
            """;

    private static final String OPEN_TO_ALL =
            "(incidentId is null or incidentId not in (select r.incidentId from RestrictedIncidentEntity r))";
    private static final UUID LAST = new UUID(-1, -1);

    @Override
    public Uni<Void> lock() {
        return Sql.rows(HOLD).replaceWithVoid();
    }

    @Override
    public Uni<List<ReportGroup>> recent(Instant after, int most) {
        return find("lastAt >= ?1 order by lastAt desc, id desc", after)
                .page(0, most)
                .list()
                .map(PanacheReportGroups::groups);
    }

    @Override
    public Uni<Optional<ReportGroup>> find(UUID id) {
        return findById(id).map(entity -> Optional.ofNullable(entity).map(ReportGroupEntity::group));
    }

    @Override
    public Uni<Void> save(Collection<ReportGroup> groups) {
        return InTurn.each(
                        groups,
                        group -> findById(group.id()).flatMap(known -> {
                            if (known == null) {
                                return persist(ReportGroupEntity.of(group)).replaceWithVoid();
                            }
                            known.take(group);
                            return Uni.createFrom().voidItem();
                        }))
                .flatMap(saved -> flush());
    }

    @Override
    public Uni<Integer> forget(Instant before, Collection<UUID> needed, int most) {
        return Sql.update(FORGET, before, Sql.texts(needed), most);
    }

    @Override
    public Uni<List<ReportGroup>> list(UUID before, boolean restrictedToo, int rows) {
        String known = restrictedToo ? "" : " and " + OPEN_TO_ALL;
        return find("id < ?1" + known + " order by id desc", before == null ? LAST : before)
                .page(0, rows)
                .list()
                .map(PanacheReportGroups::groups);
    }

    private static List<ReportGroup> groups(List<ReportGroupEntity> entities) {
        return entities.stream().map(ReportGroupEntity::group).toList();
    }
}
