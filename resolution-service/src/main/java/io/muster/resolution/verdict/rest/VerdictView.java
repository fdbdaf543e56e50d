package io.muster.resolution.verdict.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.resolution.restoration.Phase;
import io.muster.resolution.restoration.Restoration;
import java.time.Instant;
import java.util.UUID;

/**
 * What was declared.
 *
 * @param phase working (after it was reopened), mitigated or resolved
 * @param watchUntil until when a relapse is watched for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerdictView(UUID id, String phase, Instant at, Instant impactEndedAt, Instant watchUntil) {

    static VerdictView of(Restoration restoration) {
        var id = restoration.id();
        return switch (restoration.phase()) {
            case Phase.Mitigated(var at, var ended, var workaround, var until) ->
                new VerdictView(id, "mitigated", at, ended, until);
            case Phase.Resolved(var at, var summary, var until, var mitigated) ->
                new VerdictView(id, "resolved", at, mitigated.impactEndedAt(), until);
            case Phase.Working() -> new VerdictView(id, "working", null, null, null);
            case Phase.Dropped() -> new VerdictView(id, "dropped", null, null, null);
        };
    }
}
