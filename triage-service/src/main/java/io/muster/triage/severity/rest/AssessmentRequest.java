package io.muster.triage.severity.rest;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.Affected;
import io.muster.contracts.TriageEvent.IncidentType;
import io.muster.contracts.TriageEvent.Scope;
import io.muster.contracts.TriageEvent.Trend;
import io.muster.triage.severity.Impact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An impact to try the policy on.
 *
 * @param policy a draft to try instead of the one in force; absent tries the latter
 * @param where absent or empty means everywhere
 * @param sellers keys of the sellers who are hit; absent or empty means all
 * @param proposed what detection would propose, from which the policy may only raise
 */
record AssessmentRequest(
        @Valid SeverityPolicyRequest policy,
        @NotNull @Size(max = 7) List<@NotNull Journey> journeys,

        @Size(max = 50) List<@NotBlank @Size(max = 100) String> where,

        @NotNull Scope scope,
        @NotNull Trend trend,
        @Size(max = 500) String workaround,
        @NotNull IncidentType type,

        @Size(max = 500) List<@NotBlank @Size(max = 100) String> sellers,

        @NotNull Source source,
        @NotNull Severity proposed) {

    Impact toImpact() {
        return new Impact(
                journeys,
                where == null ? List.of() : where,
                scope,
                trend,
                workaround,
                type,
                new Affected(List.of(), List.of(), sellers, null),
                null);
    }
}
