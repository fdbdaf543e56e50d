package io.muster.resolution.mitigation.persistence;

import io.muster.resolution.mitigation.MitigationAction;
import io.muster.resolution.mitigation.MitigationActions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PanacheMitigationActions implements MitigationActions, PanacheRepositoryBase<MitigationActionEntity, String> {

    @Override
    public Uni<Optional<MitigationAction>> find(String key) {
        return findById(key).map(found -> Optional.ofNullable(found).map(MitigationActionEntity::toAction));
    }

    @Override
    public Uni<List<MitigationAction>> after(String key, int count) {
        return find("actionKey > ?1 order by actionKey", key == null ? "" : key)
                .page(0, count)
                .list()
                .map(found ->
                        found.stream().map(MitigationActionEntity::toAction).toList());
    }

    @Override
    public Uni<Void> put(MitigationAction action) {
        return findById(action.key()).flatMap(found -> {
            var entity = found == null ? new MitigationActionEntity() : found;
            entity.write(action);
            return persist(entity).replaceWithVoid();
        });
    }
}
