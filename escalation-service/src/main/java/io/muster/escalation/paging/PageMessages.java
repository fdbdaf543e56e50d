package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The way out to people's devices. */
public interface PageMessages {

    /**
     * Writes the message in the caller's transaction; it is sent after the commit, or when its contact's pace lets it, until
     * its provider takes it.
     */
    Uni<Void> send(PageMessage message);

    /** Until when its contact's pace holds the message back, or held it; empty where none does. */
    Uni<Optional<Instant>> heldUntil(UUID delivery, Instant now);

    /** Once committed, the incident's messages that wait for their contact's pace go out. */
    Uni<Void> hurry(UUID incidentId);

    /** Once committed, every replica drops the page's messages that it has reserved but not handed over yet. */
    Uni<Void> withdraw(UUID pageId);
}
