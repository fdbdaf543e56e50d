package io.muster.triage.severity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The versions of the severity policy. */
public interface SeverityPolicies {

    /** The version in force, the highest one. */
    Uni<SeverityPolicy> inForce();

    Uni<Void> add(SeverityPolicy policy, String by, Instant at);
}
