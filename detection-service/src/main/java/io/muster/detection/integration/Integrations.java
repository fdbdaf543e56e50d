package io.muster.detection.integration;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The systems that may send signals. Everything joins the caller's transaction. */
public interface Integrations {

    /** Those that are not revoked. */
    Uni<List<Integration>> active();

    /** All, also revoked ones, in the order of their ids. @param after null for the first ones */
    Uni<List<Integration>> list(UUID after, int rows);

    /** Held by the transaction until it ends. */
    Uni<Optional<Integration>> locked(UUID id);

    /** Whether one that is not revoked has the name; nobody else takes it until the transaction ends. */
    Uni<Boolean> isNameTaken(String name);

    /** Whether any has or had the key, also a revoked one. */
    Uni<Boolean> isKeyTaken(String keyHash);

    Uni<Void> add(Integration integration);

    Uni<Void> save(Integration integration);
}
