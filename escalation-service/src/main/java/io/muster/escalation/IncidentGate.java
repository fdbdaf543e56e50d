package io.muster.escalation;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.UUID;

/**
 * One transaction at a time decides about an incident, also over replicas. To be entered first in a transaction: what is
 * read afterwards is the newest, and events are appended in the order of the decisions.
 */
public interface IncidentGate {

    /** Waits for its turn. */
    Uni<Void> enter(UUID incidentId);

    /** The same for several, in the order of their ids as texts, as everybody does who enters more than one. */
    Uni<Void> enterAll(Collection<UUID> incidentIds);

    /** As {@link #enter}; fails with a {@link io.muster.contracts.Refusal} when escalation does not know the incident. */
    Uni<Void> enterKnown(UUID incidentId);

    /** As {@link #enterKnown}; fails with a {@link io.muster.contracts.Refusal} too when the incident was dismissed. */
    Uni<Void> enterWanted(UUID incidentId);
}
