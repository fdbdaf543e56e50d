package io.muster.resolution.restoration.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.contracts.Incident;
import io.muster.contracts.ResolutionEvent.Gate;
import io.muster.contracts.ResolutionEvent.Result;
import io.muster.contracts.Severity;
import io.muster.resolution.restoration.Phase;
import io.muster.resolution.restoration.Restoration;
import io.muster.resolution.restoration.Verification;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * How far the restoration of an incident is.
 *
 * @param phase working, mitigated, resolved or dropped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RestorationView(
        UUID id,
        long number,
        String label,
        String what,
        String service,
        Severity severity,
        String commander,
        String phase,
        Instant mitigatedAt,
        Instant impactEndedAt,
        String workaround,
        Instant resolvedAt,
        String summary,
        Instant watchUntil,
        List<GateView> gates) {

    /** @param lacks what is missing before the gate is passed; empty when it is */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GateView(Gate gate, String owner, String evidence, Result result, Instant at, Actor by, List<String> lacks) {
        static GateView of(Gate gate, Verification verification) {
            return new GateView(
                    gate,
                    verification.owner(),
                    verification.evidence(),
                    verification.result(),
                    verification.at(),
                    verification.by(),
                    verification.lacks());
        }
    }

    static RestorationView of(Restoration restoration) {
        return switch (restoration.phase()) {
            case Phase.Working() -> of(restoration, "working", null, null);
            case Phase.Mitigated mitigated -> of(restoration, "mitigated", mitigated, null);
            case Phase.Resolved resolved -> of(restoration, "resolved", resolved.mitigated(), resolved);
            case Phase.Dropped() -> of(restoration, "dropped", null, null);
        };
    }

    private static RestorationView of(
            Restoration restoration, String phase, Phase.Mitigated mitigated, Phase.Resolved resolved) {
        var facts = restoration.facts();
        var watched = mitigated == null ? null : mitigated.watchUntil();
        return new RestorationView(
                facts.id(),
                facts.number(),
                Incident.label(facts.number()),
                facts.what(),
                facts.service(),
                facts.severity(),
                facts.commander(),
                phase,
                mitigated == null ? null : mitigated.at(),
                mitigated == null ? null : mitigated.impactEndedAt(),
                mitigated == null ? null : mitigated.workaround(),
                resolved == null ? null : resolved.at(),
                resolved == null ? null : resolved.summary(),
                resolved == null ? watched : resolved.watchUntil(),
                Arrays.stream(Gate.values())
                        .map(gate -> GateView.of(gate, restoration.gates().of(gate)))
                        .toList());
    }
}
