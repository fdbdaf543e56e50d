package io.muster.escalation.paging.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanachePages implements PanacheRepositoryBase<PageEntity, UUID> {

    /** In the order in which they were decided. */
    Uni<List<PageEntity>> of(UUID incidentId) {
        return list("incidentId = ?1 order by place, decidedAt, id", incidentId);
    }

    /** Those of several incidents; each incident's in the order in which they were decided. */
    Uni<List<PageEntity>> of(Collection<UUID> incidentIds) {
        return list("incidentId in ?1 order by place, decidedAt, id", incidentIds);
    }
}
