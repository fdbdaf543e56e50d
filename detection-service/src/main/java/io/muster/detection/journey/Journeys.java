package io.muster.detection.journey;

import io.muster.detection.journey.SyntheticJourney.Version;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journeys, how they stand, their last runs, and the secrets they name. Everything joins the caller's transaction. */
public interface Journeys {

    /** @param sealed as {@code SecretBox} sealed it */
    record NamedSecret(String name, String sealed, Instant changedAt, String changedBy) {}

    Uni<Optional<Version>> find(String key);

    /** The same, held by the transaction. */
    Uni<Optional<Version>> locked(String key);

    Uni<List<Version>> list(String after, int rows);

    /** The next version; how it stands is kept. */
    Uni<Version> put(SyntheticJourney journey, Instant at, String by);

    Uni<Void> remove(String key);

    Uni<Void> stand(String key, Standing standing);

    /** @param keep how many of the last runs are kept */
    Uni<Void> addRun(String key, long version, Run run, int keep);

    /** Newest first. @param before only those with a smaller id; null for the newest */
    Uni<List<Run>> runs(String key, UUID before, int rows);

    Uni<Void> putSecret(NamedSecret secret);

    Uni<Boolean> removeSecret(String name);

    Uni<List<NamedSecret>> listSecrets();

    /** Sealed, by name; what is not there is missing. */
    Uni<Map<String, String>> secrets(Set<String> names);
}
