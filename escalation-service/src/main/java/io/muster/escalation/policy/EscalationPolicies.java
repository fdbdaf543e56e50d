package io.muster.escalation.policy;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The escalation policies; every version of them is kept. Joins the caller's transaction. */
public interface EscalationPolicies {

    /** The newest version. */
    Uni<Optional<EscalationPolicy>> find(String key);

    /** The same, and nobody else publishes one of this key until the transaction ends. */
    Uni<Optional<EscalationPolicy>> findForChange(String key);

    /** Adds a version. */
    Uni<Void> add(EscalationPolicy policy);
}
