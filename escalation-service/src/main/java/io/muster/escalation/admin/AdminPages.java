package io.muster.escalation.admin;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The pages of admins. Joins the caller's transaction. */
public interface AdminPages {

    Uni<Optional<AdminPage>> find(UUID id);

    /** The page, and nobody else changes one of its batch until the transaction ends. */
    Uni<Optional<AdminPage>> findForChange(UUID id);

    Uni<Void> save(AdminPage page);

    /** Whether a page of the batch was taken by a provider or still may be. */
    Uni<Boolean> hasHope(UUID batch);

    /** When admins were last paged, however it went; empty when they never were. */
    Uni<Optional<Instant>> lastDecided();
}
