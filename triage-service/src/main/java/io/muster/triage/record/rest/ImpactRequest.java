package io.muster.triage.record.rest;

import io.muster.contracts.Journey;
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
 * The impact as a person sees it.
 *
 * @param where absent or empty means everywhere
 * @param workaround absent when there is none
 * @param type absent keeps the one in force
 * @param affected absent when nothing narrower is known
 */
record ImpactRequest(
        @NotNull @Size(max = 7) List<@NotNull Journey> journeys,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> where,
        @NotNull Scope scope,
        @NotNull Trend trend,
        @Size(max = 500) String workaround,
        IncidentType type,
        @Valid AffectedRequest affected,
        @NotBlank @Size(max = 2000) String reason) {

    Impact toImpact() {
        return new Impact(
                journeys,
                where == null ? List.of() : where,
                scope,
                trend,
                workaround,
                type,
                affected == null ? Affected.UNKNOWN : affected.toAffected(),
                null);
    }
}
