package io.muster.triage.cause.persistence;

import io.muster.triage.cause.Hypotheses;
import io.muster.triage.cause.Hypothesis;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheHypotheses implements Hypotheses, PanacheRepositoryBase<HypothesisEntity, UUID> {

    @Override
    public Uni<List<Hypothesis>> of(UUID incident) {
        return list("incidentId = ?1 order by id", incident)
                .map(found -> found.stream().map(HypothesisEntity::toHypothesis).toList());
    }

    @Override
    public Uni<Optional<Hypothesis>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(HypothesisEntity::toHypothesis));
    }

    @Override
    public Uni<Void> put(Hypothesis hypothesis) {
        return findById(hypothesis.id()).flatMap(found -> {
            var entity = found == null ? new HypothesisEntity() : found;
            entity.write(hypothesis);
            return persist(entity).replaceWithVoid();
        });
    }
}
