package io.muster.resolution.mitigation.persistence;

import io.muster.resolution.mitigation.Mitigation;
import io.muster.resolution.mitigation.Mitigations;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheMitigations implements Mitigations, PanacheRepositoryBase<MitigationEntity, UUID> {

    @Override
    public Uni<Optional<Mitigation>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(MitigationEntity::toMitigation));
    }

    // Refreshed: it may have been read before the lock was waited for.
    @Override
    public Uni<Optional<Mitigation>> lock(UUID id) {
        return getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select id from mitigation where id = :id for update", UUID.class)
                        .setParameter("id", id)
                        .getResultList())
                .flatMap(locked -> findById(id))
                .call(found -> found == null
                        ? Uni.createFrom().voidItem()
                        : getSession().flatMap(session -> session.refresh(found)))
                .map(found -> Optional.ofNullable(found).map(MitigationEntity::toMitigation));
    }

    @Override
    public Uni<List<Mitigation>> ofIncident(UUID incident) {
        return list("incidentId = ?1 order by id", incident)
                .map(found -> found.stream().map(MitigationEntity::toMitigation).toList());
    }

    @Override
    public Uni<Void> save(Mitigation mitigation) {
        return findById(mitigation.id()).flatMap(found -> {
            var entity = found == null ? new MitigationEntity() : found;
            entity.write(mitigation);
            return persist(entity).replaceWithVoid();
        });
    }
}
