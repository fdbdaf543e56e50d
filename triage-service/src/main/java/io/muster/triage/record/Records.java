package io.muster.triage.record;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The incident records. */
public interface Records {

    /** The record, its row locked until the transaction ends, so that events are appended in the order of decisions. */
    Uni<Optional<IncidentRecord>> lock(UUID id);

    /** The same for several, in one order everywhere; without those that nobody knows. */
    Uni<Map<UUID, IncidentRecord>> lock(Collection<UUID> ids);

    /**
     * Locks several that are known or will begin: {@link #lock(UUID)} gives each of them without asking anew until the
     * caller's transaction ends.
     */
    Uni<Void> lockTogether(Collection<UUID> ids);

    Uni<Optional<IncidentRecord>> find(UUID id);

    /** Whatever was merged into the first lives on in the second. */
    Uni<Void> redirect(UUID merged, UUID survivor);

    /** Newest first. */
    Uni<List<IncidentRecord>> list(Listing listing);

    /** Ids of the incidents people still work on, in a stable order, so that whoever locks several never deadlocks. */
    Uni<List<UUID>> open();

    /** Stores the record and appends to its severity history. */
    Uni<Void> save(IncidentRecord record, List<SeverityChange> history);

    /** Of the incident and of all that were merged into it; oldest first. */
    Uni<List<SeverityChange>> history(UUID id);
}
