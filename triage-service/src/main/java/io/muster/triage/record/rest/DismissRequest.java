package io.muster.triage.record.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** "This is not an incident." */
record DismissRequest(@NotBlank @Size(max = 2000) String reason) {}
