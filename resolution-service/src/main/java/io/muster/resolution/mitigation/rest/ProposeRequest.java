package io.muster.resolution.mitigation.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param action key of the catalogue's action
 * @param reason why this is the right thing now (R96)
 */
record ProposeRequest(
        @NotBlank @Size(max = 100) String action,
        @NotBlank @Size(max = 2000) String reason) {}
