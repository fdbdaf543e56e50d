package io.muster.escalation.admin.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.admin.Notice;
import io.muster.escalation.admin.Notices;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class PanacheNotices implements Notices, PanacheRepositoryBase<NoticeEntity, UUID> {

    @Override
    public Uni<Void> add(Notice notice) {
        return persist(NoticeEntity.of(notice)).replaceWithVoid();
    }

    @Override
    public Uni<List<Notice>> waiting() {
        return Sql.hold("admin-notices", "waiting")
                .chain(() -> list("batch is null order by id"))
                .map(found -> found.stream().map(NoticeEntity::notice).toList());
    }

    @Override
    public Uni<Void> taken(List<Notice> notices, UUID batch) {
        return update(
                        "batch = ?1 where id in ?2",
                        batch,
                        notices.stream().map(Notice::id).toList())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> giveBack(UUID batch) {
        return update("batch = null where batch = ?1", batch).replaceWithVoid();
    }
}
