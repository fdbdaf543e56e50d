package io.muster.triage.record.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** "This is the same as that." @param into id of the incident it lives on in */
record MergeRequest(
        @NotNull UUID into, @NotBlank @Size(max = 2000) String reason) {}
