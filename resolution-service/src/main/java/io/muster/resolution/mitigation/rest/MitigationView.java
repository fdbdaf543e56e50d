package io.muster.resolution.mitigation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Actor;
import io.muster.resolution.mitigation.Mitigation;
import io.muster.resolution.mitigation.MitigationState;
import java.time.Instant;
import java.util.UUID;

/**
 * One use of a mitigation action.
 *
 * @param state awaiting approval, sending, applied or failed
 * @param outcome the other system's answer, or what went wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MitigationView(
        UUID id,
        UUID incidentId,
        String action,
        String title,
        String reason,
        Actor proposedBy,
        Instant proposedAt,
        String state,
        Instant concludedAt,
        String outcome) {

    static MitigationView of(Mitigation mitigation) {
        return switch (mitigation.state()) {
            case MitigationState.AwaitingApproval() -> of(mitigation, "awaiting approval", null, null);
            case MitigationState.Sending() -> of(mitigation, "sending", null, null);
            case MitigationState.Applied(var at, var answer) -> of(mitigation, "applied", at, answer);
            case MitigationState.Failed(var at, var problem) -> of(mitigation, "failed", at, problem);
        };
    }

    private static MitigationView of(Mitigation mitigation, String state, Instant at, String outcome) {
        return new MitigationView(
                mitigation.id(),
                mitigation.incident(),
                mitigation.action(),
                mitigation.title(),
                mitigation.reason(),
                mitigation.by(),
                mitigation.proposedAt(),
                state,
                at,
                outcome);
    }
}
