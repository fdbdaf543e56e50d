package io.muster.resolution.verdict.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** @param summary what was done and why it holds (R96) */
record ResolvedRequest(@NotBlank @Size(max = 4000) String summary) {}
