package io.muster.triage.cause;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is believed to be the cause of incidents. */
public interface Hypotheses {

    /** All of an incident, oldest first. */
    Uni<List<Hypothesis>> of(UUID incident);

    Uni<Optional<Hypothesis>> find(UUID id);

    /** Adds it, or replaces the one of the same id. */
    Uni<Void> put(Hypothesis hypothesis);
}
