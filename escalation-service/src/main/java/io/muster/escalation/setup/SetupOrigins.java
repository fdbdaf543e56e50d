package io.muster.escalation.setup;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/**
 * What the one file, or each of several, has created, as {@code section/key}. A thing belongs to the file that kept it last.
 * Joins the caller's transaction.
 */
public interface SetupOrigins {

    /** @param owner whose file it is */
    Uni<Set<String>> of(String owner);

    Uni<Void> created(Collection<String> things, String owner, Instant at);

    /** Those that no file has created stay nobody's. */
    Uni<Void> kept(Collection<String> things, String owner);

    Uni<Void> removed(Collection<String> things);
}
