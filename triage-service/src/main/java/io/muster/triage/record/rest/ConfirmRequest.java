package io.muster.triage.record.rest;

import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * "This is an incident."
 *
 * @param severity absent keeps the one in force
 * @param type absent keeps the one assumed
 * @param service key of the affected service, whose people are paged; absent keeps the one that detection named
 */
record ConfirmRequest(
        Severity severity,
        IncidentType type,
        @Pattern(regexp = "\\S(.{0,98}\\S)?") String service,
        @NotBlank @Size(max = 2000) String reason) {}
