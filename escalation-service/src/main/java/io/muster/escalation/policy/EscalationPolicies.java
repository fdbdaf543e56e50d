package io.muster.escalation.policy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The escalation policies; every version of them is kept. Joins the caller's transaction. */
public interface EscalationPolicies {

    /** The newest version. */
    Uni<Optional<EscalationPolicy>> find(String key);

    /** The same, and nobody else publishes one of this key until the transaction ends. */
    Uni<Optional<EscalationPolicy>> findForChange(String key);

    /** The newest version of each, by key. */
    Uni<List<EscalationPolicy>> all();

    /** With all its versions; a run keeps its own. Nothing happens when there is none. */
    Uni<Void> remove(String key);

    /** Adds a version. */
    Uni<Void> add(EscalationPolicy policy);
}
