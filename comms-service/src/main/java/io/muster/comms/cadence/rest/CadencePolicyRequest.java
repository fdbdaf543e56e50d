package io.muster.comms.cadence.rest;

import io.muster.comms.cadence.Cadence;
import io.muster.contracts.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** All three severities; durations in ISO-8601, as {@code PT15M}. */
record CadencePolicyRequest(@NotNull Map<Severity, @NotNull @Valid CadenceBody> severities) {

    Map<Severity, Cadence> cadences() {
        Map<Severity, Cadence> cadences = new EnumMap<>(Severity.class);
        severities.forEach((severity, body) -> cadences.put(severity, body.cadence()));
        return cadences;
    }

    /** As {@link Cadence}. */
    record CadenceBody(Duration firstInternal, Duration internal, Duration firstExternal, ExternalBody external) {

        Cadence cadence() {
            return new Cadence(
                    firstInternal,
                    internal,
                    firstExternal,
                    external == null
                            ? null
                            : new Cadence.External(external.unknown(), external.known(), external.mitigated()));
        }
    }

    /** As {@link Cadence.External}. */
    record ExternalBody(Duration unknown, Duration known, Duration mitigated) {}
}
