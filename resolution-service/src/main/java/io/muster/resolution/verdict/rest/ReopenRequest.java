package io.muster.resolution.verdict.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ReopenRequest(@NotBlank @Size(max = 2000) String reason) {}
