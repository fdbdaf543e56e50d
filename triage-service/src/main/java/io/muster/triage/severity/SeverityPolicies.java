package io.muster.triage.severity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of the severity policy. */
public interface SeverityPolicies {

    /** A version, by whom and when it was made or last read again and approved; both null for one that is shipped. */
    record Version(SeverityPolicy policy, String by, Instant at) {}

    /** The version in force, the highest one. */
    Uni<SeverityPolicy> inForce();

    /** The same, and nobody else publishes until the transaction ends. */
    Uni<SeverityPolicy> inForceForChange();

    Uni<Optional<SeverityPolicy>> find(int version);

    /** The version of that label, as {@code severity-3}; the one in force when there is no such version. */
    Uni<SeverityPolicy> labelled(String label);

    /** The next {@code count} versions before that one, newest first; 0 begins with the newest. */
    Uni<List<Version>> before(int version, int count);

    Uni<Void> add(SeverityPolicy policy, String by, Instant at);
}
