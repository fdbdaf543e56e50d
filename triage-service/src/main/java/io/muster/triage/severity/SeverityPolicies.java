package io.muster.triage.severity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The versions of the severity policy. */
public interface SeverityPolicies {

    /** The version in force, the highest one. */
    Uni<SeverityPolicy> inForce();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<SeverityPolicy> inForceForChange();

    Uni<Void> add(SeverityPolicy policy, String by, Instant at);
}
