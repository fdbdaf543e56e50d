package io.muster.triage.ownership.persistence;

import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import io.muster.contracts.Stage;
import io.muster.durable.ActorColumns;
import io.muster.triage.ownership.Owners;
import io.muster.triage.ownership.Ownership;
import io.muster.triage.ownership.persistence.RoleHolderEntity.Held;
import io.muster.triage.ownership.persistence.StageOwnerEntity.Owned;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheOwners implements Owners {

    @Override
    public Uni<Ownership> of(UUID incident) {
        return rows(StageOwnerEntity.class, incident)
                .flatMap(named -> rows(RoleHolderEntity.class, incident)
                        .map(held -> new Ownership(
                                named.stream().collect(Collectors.toMap(row -> row.id.stage(), row -> row.person)),
                                held.stream().collect(Collectors.toMap(row -> row.id.role(), row -> row.person)))));
    }

    @Override
    public Uni<Void> hold(UUID incident, Role role, String person) {
        var id = new Held(incident, role);
        return Panache.getSession()
                .flatMap(session -> session.find(RoleHolderEntity.class, id).flatMap(found -> {
                    if (person == null) {
                        return found == null ? Uni.createFrom().voidItem() : session.remove(found);
                    }
                    var entity = found == null ? new RoleHolderEntity() : found;
                    entity.id = id;
                    entity.person = person;
                    return session.persist(entity);
                }));
    }

    @Override
    public Uni<Void> name(UUID incident, Stage stage, String person, Actor by, Instant at) {
        var id = new Owned(incident, stage);
        return Panache.getSession()
                .flatMap(session -> session.find(StageOwnerEntity.class, id).flatMap(found -> {
                    if (person == null) {
                        return found == null ? Uni.createFrom().voidItem() : session.remove(found);
                    }
                    var entity = found == null ? new StageOwnerEntity() : found;
                    entity.id = id;
                    entity.person = person;
                    entity.at = at;
                    entity.by = ActorColumns.of(by);
                    return session.persist(entity);
                }));
    }

    private static <E> Uni<List<E>> rows(Class<E> entity, UUID incident) {
        return Panache.getSession()
                .flatMap(session -> session.createQuery(
                                "from %s where id.incidentId = :incident".formatted(entity.getSimpleName()), entity)
                        .setParameter("incident", incident)
                        .getResultList());
    }
}
