package io.muster.resolution.relapse.rest;

import io.muster.contracts.Severity;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;

/** @param watch one ISO-8601 duration for each severity */
record RelapsePolicyRequest(@NotNull Map<Severity, @NotNull Duration> watch) {}
