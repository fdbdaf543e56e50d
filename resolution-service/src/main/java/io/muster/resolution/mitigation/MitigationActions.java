package io.muster.resolution.mitigation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The catalogue of mitigation actions. */
public interface MitigationActions {

    Uni<Optional<MitigationAction>> find(String key);

    /** The next {@code count} actions by key; {@code key} null begins with the first. */
    Uni<List<MitigationAction>> after(String key, int count);

    /** Adds it, or replaces the one of the same key. */
    Uni<Void> put(MitigationAction action);
}
