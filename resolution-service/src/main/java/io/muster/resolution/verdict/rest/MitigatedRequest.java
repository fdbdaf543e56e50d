package io.muster.resolution.verdict.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * @param workaround what stays in place meanwhile; absent when nothing does
 * @param impactEndedAt when customer impact ended; absent means now
 */
record MitigatedRequest(
        @Size(max = 2000) String workaround,
        Instant impactEndedAt,
        @NotBlank @Size(max = 2000) String reason) {}
