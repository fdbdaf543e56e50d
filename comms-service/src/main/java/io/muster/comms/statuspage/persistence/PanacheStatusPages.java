package io.muster.comms.statuspage.persistence;

import io.muster.comms.statuspage.Component;
import io.muster.comms.statuspage.StatusPage;
import io.muster.comms.statuspage.StatusPages;
import io.muster.contracts.Journey;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheStatusPages implements StatusPages {

    @Override
    public Uni<Optional<StatusPage>> page() {
        return Panache.getSession()
                .chain(session -> session.createQuery("from StatusPageEntity", StatusPageEntity.class)
                        .getSingleResultOrNull())
                .map(entity -> Optional.ofNullable(entity)
                        .map(found -> new StatusPage(
                                found.id.toString(),
                                found.name,
                                found.url,
                                ZoneId.of(found.timeZone),
                                found.updatedAt)));
    }

    @Override
    public Uni<StatusPage> save(StatusPage page) {
        StatusPageEntity entity = new StatusPageEntity();
        entity.id = UUID.fromString(page.id());
        entity.name = page.name();
        entity.url = page.url();
        entity.timeZone = page.timeZone().getId();
        entity.updatedAt = page.updatedAt();
        return Panache.getSession()
                .chain(session -> session.merge(entity).chain(session::flush))
                .replaceWith(page);
    }

    @Override
    public Uni<List<Component>> components() {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from ComponentEntity order by position, key", ComponentEntity.class)
                        .getResultList())
                .map(entities ->
                        entities.stream().map(PanacheStatusPages::component).toList());
    }

    @Override
    public Uni<Optional<Component>> component(String key) {
        return Panache.getSession()
                .chain(session -> session.find(ComponentEntity.class, key))
                .map(entity -> Optional.ofNullable(entity).map(PanacheStatusPages::component));
    }

    @Override
    public Uni<Component> save(Component component) {
        ComponentEntity entity = new ComponentEntity();
        entity.key = component.key();
        entity.name = component.name();
        entity.description = component.description();
        entity.journeys = component.journeys().stream().map(Enum::name).collect(Collectors.joining(","));
        entity.position = component.position();
        entity.createdAt = component.createdAt();
        entity.updatedAt = component.updatedAt();
        return Panache.getSession()
                .chain(session -> session.merge(entity).chain(session::flush))
                .replaceWith(component);
    }

    private static Component component(ComponentEntity entity) {
        return new Component(
                entity.key,
                entity.name,
                entity.description,
                Arrays.stream(entity.journeys.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Journey::valueOf)
                        .toList(),
                entity.position,
                entity.createdAt,
                entity.updatedAt);
    }
}
