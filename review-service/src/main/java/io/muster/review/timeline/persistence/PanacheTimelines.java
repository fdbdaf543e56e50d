package io.muster.review.timeline.persistence;

import io.muster.review.timeline.TimelineRow;
import io.muster.review.timeline.Timelines;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheTimelines implements Timelines, PanacheRepositoryBase<TimelineRowEntity, UUID> {

    @Override
    public Uni<Void> append(TimelineRow row) {
        return persist(TimelineRowEntity.of(row)).replaceWithVoid();
    }

    @Override
    public Uni<List<TimelineRow>> of(UUID incidentId) {
        return list("incidentId = ?1 order by partition, offset", incidentId).map(PanacheTimelines::toRows);
    }

    @Override
    public Uni<List<TimelineRow>> of(UUID incidentId, long afterOffset, int rows) {
        return find("incidentId = ?1 and offset > ?2 order by partition, offset", incidentId, afterOffset)
                .page(0, rows)
                .list()
                .map(PanacheTimelines::toRows);
    }

    private static List<TimelineRow> toRows(List<TimelineRowEntity> entities) {
        return entities.stream().map(TimelineRowEntity::toRow).toList();
    }
}
