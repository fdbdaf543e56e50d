package io.muster.escalation.people.persistence;

import io.muster.escalation.people.Service;
import io.muster.escalation.people.Services;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PanacheServices implements Services, PanacheRepositoryBase<ServiceEntity, String> {

    @Override
    public Uni<Optional<Service>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(ServiceEntity::service));
    }

    @Override
    public Uni<Void> save(Service service) {
        return getSession()
                .chain(session -> session.merge(ServiceEntity.of(service)))
                .replaceWithVoid();
    }
}
