package io.muster.escalation.paging;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The escalation of each incident. Joins the caller's transaction. */
public interface Escalations {

    /** To be asked behind the incident's gate when it is to be changed. */
    Uni<Optional<Escalation>> find(UUID incidentId);

    /**
     * Loads those of several incidents together, behind their gates: {@link #find} gives each of them without asking anew
     * until the caller's transaction ends.
     */
    Uni<Void> findTogether(Collection<UUID> incidentIds);

    /** Ids of the incidents that somebody may still be asked for and whose escalation may need one of the keys. */
    Uni<List<UUID>> openNaming(Collection<String> keys);

    /**
     * Saves what changed of the escalation and of its pages.
     *
     * @param before as it was found behind the incident's gate
     */
    Uni<Void> save(Optional<Escalation> before, Escalation after);

    /** The incident that a page belongs to; may be asked before the incident's gate is entered. */
    Uni<Optional<UUID>> incidentOf(UUID pageId);

    /** Whether there is one of the incident; may be asked before its gate is entered. */
    Uni<Boolean> isKnown(UUID incidentId);

    /** Whether a message of the delivery may still go out; reads what is committed and waits for nobody. */
    Uni<Boolean> wants(UUID pageId, UUID delivery);

    /** Those of the pages that are known; reads what is committed and waits for nobody. */
    Uni<List<Page>> pages(Collection<UUID> pageIds);

    /** Whose turn it is by the policy, counted up. */
    Uni<Long> turn(String policy);

    /** As {@link #turn}, and nobody else reads or takes it before the caller's transaction ends: it may begin one. */
    Uni<Long> holdTurn(String policy);

    /** The turn goes on by so many; by who holds it. */
    Uni<Void> takeTurn(String policy, int by);

    /** Forgets canaries that were sent before, a limited number at a time. */
    Uni<Void> forgetCanaries(Instant before);
}
