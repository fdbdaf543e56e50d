package io.muster.review.timeline.persistence;

import io.muster.review.timeline.TimelineRow;
import io.muster.review.timeline.Timelines;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheTimelines implements Timelines, PanacheRepositoryBase<TimelineRowEntity, UUID> {

    private static final String BEHIND =
            "incidentId = ?1 and offset > (select seen.offset from TimelineRowEntity seen where seen.id = ?2)";

    @Override
    public Uni<Void> append(TimelineRow row) {
        return persist(TimelineRowEntity.of(row)).replaceWithVoid();
    }

    @Override
    public Uni<List<TimelineRow>> of(Collection<UUID> incidents) {
        return list("incidentId in ?1 order by partition, offset", incidents).map(PanacheTimelines::toRows);
    }

    @Override
    public Uni<List<TimelineRow>> of(UUID incidentId, UUID after, int rows) {
        return (after == null
                        ? find("incidentId = ?1 order by partition, offset", incidentId)
                        : find(BEHIND + " order by partition, offset", incidentId, after))
                .page(0, rows)
                .list()
                .map(PanacheTimelines::toRows);
    }

    private static List<TimelineRow> toRows(List<TimelineRowEntity> entities) {
        return entities.stream().map(TimelineRowEntity::toRow).toList();
    }
}
