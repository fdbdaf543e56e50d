package io.muster.escalation.paging.persistence;

import io.muster.durable.RowWriter;
import io.muster.durable.UnitOfWork;
import io.muster.durable.database.Columns;
import io.muster.durable.database.Sql;
import io.muster.escalation.paging.PageLink;
import io.muster.escalation.paging.PageLinks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SqlPageLinks implements PageLinks {

    private static final String FIND = """
            select token_hash, page_id, person, expires_at from page_link where token_hash = ?1 order by page_id
            """;
    private static final String ADD = """
            insert into page_link (token_hash, page_id, person, expires_at)
            select c1, cast(c2 as uuid), c3, cast(c4 as timestamptz) from %s
            """.formatted(Columns.table(4));

    private final UnitOfWork unitOfWork;
    private final RowWriter<PageLink> writer = SqlPageLinks::insert;

    SqlPageLinks(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public Uni<List<PageLink>> find(String tokenHash) {
        return Sql.rows(FIND, tokenHash)
                .map(rows -> rows.stream()
                        .map(row -> new PageLink((String) row[0], (UUID) row[1], (String) row[2], Sql.instant(row[3])))
                        .toList());
    }

    /** Written with all others at the end of the transaction. */
    @Override
    public Uni<Void> add(PageLink link) {
        return Uni.createFrom()
                .item(link)
                .invoke(added -> unitOfWork.leave(writer, added))
                .replaceWithVoid();
    }

    private static Uni<Void> insert(List<PageLink> links) {
        Object[] columns = new Columns<>(links)
                .with(PageLink::tokenHash)
                .with(PageLink::pageId)
                .with(PageLink::person)
                .with(PageLink::expiresAt)
                .parameters();
        return Sql.update(ADD, columns).replaceWithVoid();
    }
}
