package io.muster.resolution.relapse;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The versions of the relapse policy. */
public interface RelapsePolicies {

    /** The version in force, the highest one. */
    Uni<RelapsePolicy> inForce();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<RelapsePolicy> inForceForChange();

    Uni<Void> add(RelapsePolicy policy, String by, Instant at);
}
