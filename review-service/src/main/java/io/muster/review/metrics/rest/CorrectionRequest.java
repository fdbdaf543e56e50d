package io.muster.review.metrics.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** @param at when the point really was @param reason how that is known */
@RegisterForReflection
record CorrectionRequest(
        @NotNull Instant at, @NotBlank @Size(max = 2000) String reason) {}
