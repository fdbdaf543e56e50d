package io.muster.escalation.paging.persistence;

import io.muster.escalation.paging.PageLink;
import io.muster.escalation.paging.PageLinks;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PanachePageLinks implements PageLinks, PanacheRepositoryBase<PageLinkEntity, String> {

    @Override
    public Uni<Optional<PageLink>> find(String tokenHash) {
        return findById(tokenHash).map(found -> Optional.ofNullable(found).map(PageLinkEntity::link));
    }

    @Override
    public Uni<Void> add(PageLink link) {
        return persist(PageLinkEntity.of(link)).replaceWithVoid();
    }
}
