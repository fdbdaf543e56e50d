package io.muster.triage.record.rest;

import io.muster.contracts.Severity;
import io.muster.contracts.TriageEvent.IncidentType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * "This is an incident."
 *
 * @param severity absent keeps the one in force
 * @param type absent keeps the one assumed
 */
record ConfirmRequest(
        Severity severity,
        IncidentType type,
        @NotBlank @Size(max = 2000) String reason) {}
