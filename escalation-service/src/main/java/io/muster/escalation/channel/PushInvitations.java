package io.muster.escalation.channel;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The invitations that stand. Joins the caller's transaction. */
public interface PushInvitations {

    Uni<Optional<PushInvitation>> find(String tokenHash);

    /** Forgets what has expired before. */
    Uni<Void> add(PushInvitation invitation, Instant now);

    Uni<Void> remove(PushInvitation invitation);
}
