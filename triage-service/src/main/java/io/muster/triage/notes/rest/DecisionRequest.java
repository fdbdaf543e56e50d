package io.muster.triage.notes.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param customerImpact what it means for customers; required, because it is the first criterion (R21)
 * @param gainOverCustomers true where short-term gain was chosen over customers, knowingly
 */
record DecisionRequest(
        @NotBlank @Size(max = 2000) String decision,
        @NotBlank @Size(max = 2000) String customerImpact,
        boolean gainOverCustomers) {}
