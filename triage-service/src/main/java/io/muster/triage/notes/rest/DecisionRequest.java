package io.muster.triage.notes.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param customerImpact what it means for customers; required, because it is the first criterion (R21) */
record DecisionRequest(
        @NotBlank @Size(max = 2000) String decision,
        @NotBlank @Size(max = 2000) String customerImpact) {}
