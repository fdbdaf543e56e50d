package io.muster.triage.pause.persistence;

import io.muster.triage.pause.Pause;
import io.muster.triage.pause.Pauses;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanachePauses implements Pauses, PanacheRepositoryBase<PauseEntity, UUID> {

    @Override
    public Uni<Void> lock(String campaign) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select key from campaign where key = :key for update", String.class)
                        .setParameter("key", campaign)
                        .getResultList())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Pause>> lasting(String campaign) {
        return find("campaign = ?1 and resumedAt is null order by pausedAt", campaign)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(PauseEntity::toPause));
    }

    @Override
    public Uni<List<Pause>> of(UUID incident) {
        return pauses(list("incidentId = ?1 order by pausedAt, id", incident));
    }

    @Override
    public Uni<List<Pause>> ofCampaigns(List<String> campaigns) {
        return campaigns.isEmpty()
                ? Uni.createFrom().item(List.of())
                : pauses(list("campaign in ?1 order by pausedAt, id", campaigns));
    }

    @Override
    public Uni<Void> put(Pause pause) {
        return findById(pause.id()).flatMap(found -> {
            var entity = found == null ? new PauseEntity() : found;
            entity.write(pause);
            return persist(entity).replaceWithVoid();
        });
    }

    private static Uni<List<Pause>> pauses(Uni<List<PauseEntity>> found) {
        return found.map(entities -> entities.stream().map(PauseEntity::toPause).toList());
    }
}
