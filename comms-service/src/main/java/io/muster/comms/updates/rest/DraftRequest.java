package io.muster.comms.updates.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** New words for a draft. */
record DraftRequest(
        @NotBlank @Size(max = 255) String title,
        @NotBlank @Size(max = 10_000) String text) {}
