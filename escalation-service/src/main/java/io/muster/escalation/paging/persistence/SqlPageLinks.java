package io.muster.escalation.paging.persistence;

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
    private static final String ADD =
            "insert into page_link (token_hash, page_id, person, expires_at) values (?1, ?2, ?3, ?4)";

    @Override
    public Uni<List<PageLink>> find(String tokenHash) {
        return Sql.rows(FIND, tokenHash)
                .map(rows -> rows.stream()
                        .map(row -> new PageLink((String) row[0], (UUID) row[1], (String) row[2], Sql.instant(row[3])))
                        .toList());
    }

    @Override
    public Uni<Void> add(PageLink link) {
        return Sql.update(ADD, link.tokenHash(), link.pageId(), link.person(), link.expiresAt())
                .replaceWithVoid();
    }
}
