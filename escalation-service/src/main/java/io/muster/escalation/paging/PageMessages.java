package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;

/** The way out to people's devices. */
public interface PageMessages {

    /** Writes the message in the caller's transaction; it is sent after the commit, until its provider takes it. */
    Uni<Void> send(PageMessage message);
}
