package io.muster.escalation.admin;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What admins must know of. Joins the caller's transaction. */
public interface Notices {

    Uni<Void> add(Notice notice);

    /** Those for which no admin is paged, the oldest first; nobody else takes them until the transaction ends. */
    Uni<List<Notice>> waiting();

    /** The admins are paged for these. */
    Uni<Void> taken(List<Notice> notices, UUID batch);

    /** Nobody could be reached: the batch's notices wait again. */
    Uni<Void> giveBack(UUID batch);
}
