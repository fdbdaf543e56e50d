package io.muster.detection.heartbeat;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The heartbeats that are waited for. Everything joins the caller's transaction. */
public interface Heartbeats {

    /** Held by the transaction until it ends. */
    Uni<Optional<Heartbeat>> locked(String name);

    /** In the order of their names. @param after null for the first ones */
    Uni<List<Heartbeat>> list(String after, int rows);

    Uni<Void> save(Heartbeat heartbeat);

    Uni<Boolean> remove(String name);

    /** Up to when everything that was sent in has been read; empty when nothing is known about it. */
    Uni<Optional<Instant>> readUpTo();
}
