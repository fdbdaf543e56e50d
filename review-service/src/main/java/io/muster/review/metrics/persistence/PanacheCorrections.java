package io.muster.review.metrics.persistence;

import io.muster.review.metrics.Correction;
import io.muster.review.metrics.Corrections;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheCorrections implements Corrections, PanacheRepositoryBase<CorrectionEntity, UUID> {

    @Override
    public Uni<List<Correction>> of(UUID incidentId) {
        return list("incidentId = ?1 order by madeAt, id", incidentId)
                .map(found -> found.stream().map(CorrectionEntity::toCorrection).toList());
    }

    @Override
    public Uni<Void> add(UUID incidentId, Correction correction) {
        return persist(CorrectionEntity.of(incidentId, correction)).replaceWithVoid();
    }
}
