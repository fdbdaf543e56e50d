package io.muster.triage.playbook.persistence;

import io.muster.durable.database.Sql;
import io.muster.triage.playbook.Playbook;
import io.muster.triage.playbook.Playbooks;
import io.muster.triage.playbook.persistence.PlaybookEntity.PlaybookId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rows hold the store's own versions; version 1 of some is shipped. */
@ApplicationScoped
class PanachePlaybooks implements Playbooks, PanacheRepositoryBase<PlaybookEntity, PlaybookId> {

    private final ShippedPlaybooks shipped;

    PanachePlaybooks(ShippedPlaybooks shipped) {
        this.shipped = shipped;
    }

    @Override
    public Uni<List<Playbook>> inForce() {
        return list("from PlaybookEntity p where p.id.version ="
                        + " (select max(o.id.version) from PlaybookEntity o where o.id.playbookKey = p.id.playbookKey)")
                .map(own -> {
                    var newest = new TreeMap<String, Playbook>();
                    shipped.all().forEach(playbook -> newest.put(playbook.key(), playbook));
                    own.stream()
                            .map(PlaybookEntity::toPlaybook)
                            .forEach(playbook -> newest.put(playbook.key(), playbook));
                    return List.copyOf(newest.values());
                });
    }

    @Override
    public Uni<List<Playbook>> inForceForChange() {
        return Sql.hold("policy", "playbooks").chain(this::inForce);
    }

    @Override
    public Uni<Optional<Playbook>> find(String key, int version) {
        return findById(new PlaybookId(key, version))
                .map(own -> own != null
                        ? Optional.of(own.toPlaybook())
                        : shipped.all().stream()
                                .filter(playbook -> playbook.key().equals(key) && playbook.version() == version)
                                .findFirst());
    }

    @Override
    public Uni<Void> add(Playbook playbook) {
        return persist(PlaybookEntity.of(playbook)).replaceWithVoid();
    }
}
