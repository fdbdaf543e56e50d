package io.muster.triage.record.rest;

import io.muster.contracts.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A severity chosen by a person. */
record SeverityRequest(
        @NotNull Severity severity,
        @NotBlank @Size(max = 2000) String reason) {}
