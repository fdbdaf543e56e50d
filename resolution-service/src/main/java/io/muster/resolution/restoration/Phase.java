package io.muster.resolution.restoration;

import java.time.Instant;

/** How far restoration is. */
public sealed interface Phase {

    /** Customers are hit. */
    record Working() implements Phase {}

    /**
     * Customer impact has ended; a relapse is watched for, and no end of the watch ends that before it is resolved:
     * what detection attaches to an unresolved incident opens no other one.
     *
     * @param at when it was declared
     * @param impactEndedAt when it ended, at most {@code at}
     * @param workaround what stays in place and must be removed one day (R87); null when nothing does
     * @param watchUntil as told
     */
    record Mitigated(Instant at, Instant impactEndedAt, String workaround, Instant watchUntil) implements Phase {}

    /** It is over, unless a relapse comes until {@code watchUntil}; publishing the review changes nothing here. */
    record Resolved(Instant at, String summary, Instant watchUntil, Mitigated mitigated) implements Phase {}

    /** It was no incident, or lives on in another. */
    record Dropped() implements Phase {}
}
