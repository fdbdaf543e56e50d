package io.muster.escalation.people.persistence;

import io.muster.escalation.people.Service;
import io.muster.escalation.people.Services;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheServices implements Services, PanacheRepositoryBase<ServiceEntity, String> {

    @Override
    public Uni<Optional<Service>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(ServiceEntity::service));
    }

    @Override
    public Uni<Map<String, Service>> find(Collection<String> keys) {
        return ServiceEntity.TABLE
                .find("where key = any(?1)", (Object) keys.toArray(String[]::new))
                .map(rows -> rows.stream()
                        .map(ServiceEntity::service)
                        .collect(Collectors.toMap(Service::key, Function.identity())));
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
