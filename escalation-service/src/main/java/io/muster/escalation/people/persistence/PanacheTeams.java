package io.muster.escalation.people.persistence;

import io.muster.escalation.people.Team;
import io.muster.escalation.people.Teams;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheTeams implements Teams, PanacheRepositoryBase<TeamEntity, String> {

    @Override
    public Uni<Optional<Team>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(TeamEntity::team));
    }

    @Override
    public Uni<List<Team>> findAll(Collection<String> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list("id in ?1", keys)
                        .map(found -> found.stream().map(TeamEntity::team).toList());
    }

    @Override
    public Uni<List<Team>> all() {
        return list("order by id")
                .map(found -> found.stream().map(TeamEntity::team).toList());
    }

    @Override
    public Uni<Void> save(Team team) {
        return getSession().chain(session -> session.merge(TeamEntity.of(team))).replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(String key) {
        return deleteById(key).replaceWithVoid();
    }
}
