package io.muster.escalation.admin.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.admin.AdminPage;
import io.muster.escalation.admin.AdminPages;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PanacheAdminPages implements AdminPages, PanacheRepositoryBase<AdminPageEntity, UUID> {

    private static final String BATCH = "select batch, person from admin_page where id = ?1";

    @Override
    public Uni<Optional<AdminPage>> find(UUID id) {
        return findById(id).map(found -> Optional.ofNullable(found).map(AdminPageEntity::page));
    }

    @Override
    public Uni<Optional<AdminPage>> findForChange(UUID id) {
        return Sql.rows(BATCH, id)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Sql.hold("admin-pages", rows.getFirst()[0].toString()).chain(() -> find(id)));
    }

    @Override
    public Uni<Void> save(AdminPage page) {
        return getSession()
                .chain(session -> session.merge(AdminPageEntity.of(page)))
                .chain(saved -> flush());
    }

    @Override
    public Uni<Boolean> hasHope(UUID batch) {
        return count("batch = ?1 and state <> ?2", batch, AdminPage.State.FAILED)
                .map(hopeful -> hopeful > 0);
    }

    @Override
    public Uni<Optional<Instant>> lastDecided() {
        return find("order by decidedAt desc")
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(last -> last.decidedAt));
    }
}
