package io.muster.escalation.people.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.people.People;
import io.muster.escalation.people.Person;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanachePeople implements People, PanacheRepositoryBase<PersonEntity, String> {

    @Override
    public Uni<Optional<Person>> find(String id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(PersonEntity::person));
    }

    @Override
    public Uni<List<Person>> findAll(Collection<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1", ids)
                        .map(found -> found.stream().map(PersonEntity::person).toList());
    }

    @Override
    public Uni<List<Person>> all() {
        return list("order by id")
                .map(found -> found.stream().map(PersonEntity::person).toList());
    }

    @Override
    public Uni<Void> save(Person person) {
        return getSession()
                .chain(session -> session.merge(PersonEntity.of(person)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String id) {
        return deleteById(id)
                .chain(() -> Sql.update("delete from calendar_feed where person = ?1", id))
                .replaceWithVoid();
    }
}
