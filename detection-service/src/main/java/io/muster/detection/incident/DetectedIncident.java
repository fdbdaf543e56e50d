package io.muster.detection.incident;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.Journey;
import io.muster.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An incident as detection keeps it: its identity, its initial facts (R29) and whether it still takes its scope. What
 * became of it is derived from the stream elsewhere.
 *
 * @param number what people call it
 * @param policyVersion of the declaration policy when it was opened
 * @param reason why it was opened
 * @param detectedBy the person's id, or the rule's name
 * @param watchUntil set while it is resolved: signals until then still belong to it; null while it is worked on
 * @param end when and how it gave up its scope; null while it takes it
 */
public record DetectedIncident(
        UUID id,
        long number,
        String what,
        List<String> where,
        Instant since,
        List<Journey> journeys,
        String service,
        Severity proposedSeverity,
        Source source,
        long policyVersion,
        String reason,
        String detectedBy,
        Instant detectedAt,
        Telling telling,
        Instant watchUntil,
        End end) {

    /** How an incident gave up its scope. */
    public enum Ending {
        DISMISSED,
        MERGED,
        RESOLVED
    }

    /** @param mergedInto the incident it lives on in; null unless merged */
    public record End(Ending how, Instant at, UUID mergedInto) {}

    public DetectedIncident {
        where = List.copyOf(where);
        journeys = List.copyOf(journeys);
    }

    /** Whether a signal of that time and scope belongs to it. */
    public boolean takesScopeAt(Instant now) {
        return end == null && (watchUntil == null || now.isBefore(watchUntil));
    }

    /** Whether it is neither over nor resolved. */
    boolean isWorkedOn() {
        return end == null && watchUntil == null;
    }

    public boolean isDismissed() {
        return end != null && end.how() == Ending.DISMISSED;
    }

    public DetectedIncident telling(Telling changed) {
        return with(changed, watchUntil, end);
    }

    public DetectedIncident dismissed(Instant at) {
        return ended(new End(Ending.DISMISSED, at, null));
    }

    public DetectedIncident merged(Instant at, UUID into) {
        return with(telling, watchUntil, new End(Ending.MERGED, at, into));
    }

    /** @param until a relapse until then belongs to it; null when nothing is watched */
    public DetectedIncident resolved(Instant at, Instant until) {
        return until == null ? ended(new End(Ending.RESOLVED, at, null)) : with(telling, until, end);
    }

    /** Closed: without a watch it is over now, with one when the watch is. */
    public DetectedIncident closed(Instant at) {
        return watchUntil == null ? ended(new End(Ending.RESOLVED, at, null)) : this;
    }

    /** The watch is over and nothing came. */
    public DetectedIncident watchEnded() {
        return ended(new End(Ending.RESOLVED, watchUntil, null));
    }

    /** Worked on again. It takes its scope back where nothing else has taken it meanwhile. */
    public DetectedIncident reopened() {
        return end != null && end.how() != Ending.RESOLVED ? this : with(telling, null, null);
    }

    /** The first end stands. */
    private DetectedIncident ended(End first) {
        return end == null ? with(telling, watchUntil, first) : this;
    }

    private DetectedIncident with(Telling newTelling, Instant newWatch, End newEnd) {
        return new DetectedIncident(
                id,
                number,
                what,
                where,
                since,
                journeys,
                service,
                proposedSeverity,
                source,
                policyVersion,
                reason,
                detectedBy,
                detectedAt,
                newTelling,
                newWatch,
                newEnd);
    }
}
