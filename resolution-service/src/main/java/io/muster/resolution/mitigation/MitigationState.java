package io.muster.resolution.mitigation;

import java.time.Instant;

/** How far one use of a mitigation action is. */
public sealed interface MitigationState {

    /** Nobody has approved it yet. */
    record AwaitingApproval() implements MitigationState {}

    /** It is being handed to the other system. */
    record Sending() implements MitigationState {}

    /** The other system said yes. */
    record Applied(Instant at, String answer) implements MitigationState {}

    /** The other system refused, could not be reached in time, or was no longer to be asked. */
    record Failed(Instant at, String problem) implements MitigationState {}
}
