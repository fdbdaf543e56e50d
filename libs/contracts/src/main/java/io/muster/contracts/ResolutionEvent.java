package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** What resolution-service says. */
public sealed interface ResolutionEvent extends LifecycleEvent {

    /** The three verifications that gate restoration (R93). */
    enum Gate {
        @JsonProperty("data integrity")
        DATA_INTEGRITY,
        @JsonProperty("transactions")
        TRANSACTIONS,
        @JsonProperty("user state")
        USER_STATE
    }

    enum Result {
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED
    }

    /** @param action key of the mitigation action in the catalogue */
    record MitigationProposed(EventContext context, UUID mitigationId, String action, String title)
            implements ResolutionEvent {}

    record MitigationApproved(EventContext context, UUID mitigationId, String action) implements ResolutionEvent {}

    /** The other system said yes. */
    record MitigationApplied(EventContext context, UUID mitigationId, String action, String title, String answer)
            implements ResolutionEvent {}

    record MitigationFailed(EventContext context, UUID mitigationId, String action, String title, String problem)
            implements ResolutionEvent {}

    /**
     * Customer impact has ended, a workaround may stay (R87); declared by the commander (R90).
     *
     * @param impactEndedAt when it ended, which may be before it was declared
     * @param watchUntil until when a relapse is watched for (R89)
     */
    record IncidentMitigated(EventContext context, Instant impactEndedAt, String workaround, Instant watchUntil)
            implements ResolutionEvent {}

    record VerificationRecorded(EventContext context, Gate gate, String owner, String evidence, Result result)
            implements ResolutionEvent {}

    /** Signals came again while the relapse was watched for. An {@link IncidentReopened} follows. */
    record RelapseDetected(EventContext context, String fingerprint) implements ResolutionEvent {}

    /** All gates passed; the commander says it is over. @param watchUntil a relapse until then reopens it */
    record IncidentResolved(EventContext context, String summary, Instant watchUntil) implements ResolutionEvent {}

    record IncidentReopened(EventContext context) implements ResolutionEvent {}
}
