package io.muster.triage.severity.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.ReviewTerm;
import io.muster.triage.severity.SeverityPolicies.Version;
import java.time.Instant;

/**
 * A version of the policy; the whole of it is what {@code GET /severity-policy} answered while it was in force.
 *
 * @param madeBy absent for the shipped version
 * @param madeAt absent for the shipped version
 * @param reviewDueAt when somebody should have read it again (R18); absent for the shipped version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
        int version, String label, int rules, int certainties, String madeBy, Instant madeAt, Instant reviewDueAt) {

    static VersionView of(Version version) {
        var policy = version.policy();
        return new VersionView(
                policy.version(),
                policy.label(),
                policy.rules().size(),
                policy.certainties().size(),
                version.by(),
                version.at(),
                ReviewTerm.dueAt(version.at()));
    }
}
