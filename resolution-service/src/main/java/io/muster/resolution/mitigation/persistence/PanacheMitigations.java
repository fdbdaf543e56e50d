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

    @Override
    public Uni<Optional<UUID>> incidentOf(UUID id) {
        return getSession()
                .flatMap(session -> session.createQuery(
                                "select incidentId from MitigationEntity where id = :id", UUID.class)
                        .setParameter("id", id)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    @Override
    public Uni<List<Mitigation>> ofIncidents(List<UUID> incidents) {
        return list("incidentId in ?1 order by id", incidents)
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
