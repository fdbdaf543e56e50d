package io.muster.escalation.people.persistence;

import io.muster.escalation.people.Service;
import io.muster.escalation.people.Services;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheServices implements Services, PanacheRepositoryBase<ServiceEntity, String> {

    @Override
    public Uni<Optional<Service>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(ServiceEntity::service));
    }

    @Override
    public Uni<List<Service>> all() {
        return list("order by id")
                .map(found -> found.stream().map(ServiceEntity::service).toList());
    }

    @Override
    public Uni<Void> save(Service service) {
        return getSession()
                .chain(session -> session.merge(ServiceEntity.of(service)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        return deleteById(key).replaceWithVoid();
    }
}
