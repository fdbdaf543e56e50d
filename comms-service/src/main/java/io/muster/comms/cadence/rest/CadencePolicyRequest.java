package io.muster.comms.cadence.rest;

import io.muster.comms.cadence.Cadence;
import io.muster.contracts.Severity;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** All three severities; durations in ISO-8601, as {@code PT15M}. */
record CadencePolicyRequest(@NotNull Map<Severity, Cadence> severities) {}
