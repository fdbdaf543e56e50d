package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The links in messages. Joins the caller's transaction. */
public interface PageLinks {

    Uni<Optional<PageLink>> find(String tokenHash);

    Uni<Void> add(PageLink link);
}
