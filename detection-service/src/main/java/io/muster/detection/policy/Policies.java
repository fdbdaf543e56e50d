package io.muster.detection.policy;

import io.smallrye.mutiny.Uni;

/** The versions of the declaration policy. */
public interface Policies {

    Uni<DeclarationPolicy> current();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<DeclarationPolicy> currentForChange();

    Uni<Void> add(DeclarationPolicy policy);
}
