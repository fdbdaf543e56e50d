package io.muster.detection.incident;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The incidents and the scopes they take. Everything joins the caller's transaction. */
public interface Incidents {

    /** Holds the scopes until the transaction ends: whoever opens an incident for one of them waits. */
    Uni<Void> lock(Collection<Scope> scopes);

    /** The incidents that took scopes and have not released them. */
    Uni<Map<Scope, UUID>> holdersOf(Collection<Scope> scopes);

    /** The incident, held by the transaction until it ends and as it stands now. */
    Uni<Optional<DetectedIncident>> locked(UUID id);

    /** The same for several that this transaction has not read yet, in the order of their ids; unknown ones are absent. */
    Uni<Map<UUID, DetectedIncident>> locked(Collection<UUID> ids);

    Uni<Optional<DetectedIncident>> find(UUID id);

    /**
     * @param before only those with a smaller number; null for the newest
     * @param restrictedToo whether the reader may know of restricted incidents
     */
    Uni<List<DetectedIncident>> newest(Long before, boolean restrictedToo, int rows);

    /** Those that are open, or whose relapse is watched at that time. */
    Uni<List<DetectedIncident>> goingOn(Instant now);

    /** The next numbers; skipped when the transaction rolls back. */
    Uni<List<Long>> nextNumbers(int count);

    /** A new incident with the scopes that it takes. */
    record Opened(DetectedIncident incident, List<Scope> scopes) {}

    /** New incidents take their scopes. */
    Uni<Void> open(Collection<Opened> opened);

    Uni<Void> save(DetectedIncident incident);

    /** The incident's scopes are free. */
    Uni<Void> release(UUID id, Instant at);

    /** Of the incident's scopes, these are free. */
    Uni<Void> release(UUID id, Collection<Scope> scopes, Instant at);

    /** The other incident takes over the scopes that this one holds. */
    Uni<Void> handOver(UUID from, UUID into);

    /** All scopes that the incident ever took, ordered. */
    Uni<List<Scope>> scopesOf(UUID id);

    /** Takes those of the scopes that are free. */
    Uni<Void> takeFree(UUID id, List<Scope> scopes, Instant at);
}
