package io.muster.comms.updates;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The communication of every incident. */
public interface Communications {

    /**
     * Reads the communication of an incident and holds it until the transaction ends. One never heard of begins now, with
     * the cadence policy in force.
     */
    Uni<Communication> lock(UUID incidentId);

    /** Whether the incident has been heard of. */
    Uni<Boolean> isKnown(UUID incidentId);

    /** Reads without holding. */
    Uni<Optional<Communication>> find(UUID incidentId);

    /** Which incident a draft belongs to. */
    Uni<Optional<UUID>> incidentOfDraft(UUID draftId);

    /** Writes what changed. */
    Uni<Void> save(Communication before, Communication after);

    /**
     * Drafts, newest first.
     *
     * @param incidentId any id by which it is known after merges; null for those of every incident
     * @param state open, approved or dropped; null for all
     * @param hidden incidents whose drafts are left out
     * @param after id of the last draft seen; null to begin
     */
    Uni<List<Draft>> drafts(UUID incidentId, String state, Set<UUID> hidden, UUID after, int rows);

    /**
     * The published updates of an incident and of all that live on in it, newest first.
     *
     * @param incidentId any id by which it is known after merges
     * @param hidden incidents whose updates are left out
     * @param after id of the last update seen; null to begin
     */
    Uni<List<PublishedUpdate>> updates(UUID incidentId, Set<UUID> hidden, UUID after, int rows);

    /**
     * The incidents that the public was told of: all that are not over by its last word, however old, and the latest told
     * of the others.
     *
     * @param over how many of those that are over
     */
    Uni<List<PublicRecord>> publicRecords(int over);
}
