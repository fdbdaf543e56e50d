package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The links in messages. Joins the caller's transaction. */
public interface PageLinks {

    /** Those with that token, one for each page that it is good for, in the order of the pages. */
    Uni<List<PageLink>> find(String tokenHash);

    Uni<Void> add(PageLink link);
}
