package io.muster.escalation.channel.persistence;

import io.muster.durable.database.Sql;
import io.muster.escalation.channel.PushInvitation;
import io.muster.escalation.channel.PushInvitations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class SqlPushInvitations implements PushInvitations {

    private static final String FIND =
            "select token_hash, person, expires_at from push_invitation where token_hash = ?1 for update";
    private static final String ADD =
            "insert into push_invitation (token_hash, person, expires_at) values (?1, ?2, ?3)";
    private static final String REMOVE = "delete from push_invitation where token_hash = ?1";
    private static final String FORGET = "delete from push_invitation where expires_at < ?1";

    @Override
    public Uni<Optional<PushInvitation>> find(String tokenHash) {
        return Sql.rows(FIND, tokenHash)
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new PushInvitation((String) row[0], (String) row[1], Sql.instant(row[2]))));
    }

    @Override
    public Uni<Void> add(PushInvitation invitation, Instant now) {
        return Sql.update(FORGET, now)
                .chain(() -> Sql.update(ADD, invitation.tokenHash(), invitation.person(), invitation.expiresAt()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(PushInvitation invitation) {
        return Sql.update(REMOVE, invitation.tokenHash()).replaceWithVoid();
    }
}
