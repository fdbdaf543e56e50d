package io.muster.detection.alert;

import io.muster.detection.signal.Content;
import io.muster.detection.signal.Signal.AlertSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a replica remembers of an alert that fires, to tell a signal that only repeats it. The end that is stored is a
 * lease: while more than half of it is left, a repetition needs no writing.
 *
 * @param content of the last signal, as {@link Content#hash} tells it
 * @param storedEnd until when it fires as the database has it; null when its source promised no repetition
 * @param end until when it fires by the last repetition
 * @param heardAt when the last repetition was accepted
 * @param unwritten repetitions that the database does not know of
 * @param half of the lease: how long the stored end may stay as it is
 */
record KnownAlert(
        long content,
        Instant startsAt,
        Instant storedEnd,
        Instant end,
        boolean timeout,
        Instant heardAt,
        long unwritten,
        Duration half,
        UUID incidentId,
        long decidedBy,
        String suppressedBy,
        long version) {

    private static final Duration WITHOUT_END = Duration.ofMinutes(5);

    /** @param stored as it is in the database now, firing */
    static KnownAlert of(Alert stored) {
        Duration lease = stored.endsAt() == null
                ? WITHOUT_END.multipliedBy(2)
                : Duration.between(stored.updatedAt(), stored.endsAt());
        return new KnownAlert(
                Content.hash(stored.labels(), stored.annotations()),
                stored.startsAt(),
                stored.endsAt(),
                stored.endsAt(),
                stored.timeout(),
                stored.updatedAt(),
                0,
                lease.dividedBy(2),
                stored.incidentId(),
                stored.decidedBy(),
                stored.suppressedBy(),
                stored.version());
    }

    /** Whether the signal says nothing that is not known, and the stored end holds long enough. */
    boolean isRepeatedBy(AlertSignal signal, long policyVersion) {
        return !signal.resolved()
                && !signal.receivedAt().isBefore(heardAt)
                && signal.timeout() == timeout
                && goesOnWith(signal)
                && isJudged(policyVersion)
                && isLeaseYoung(signal)
                && content == Content.hash(signal.labels(), signal.annotations());
    }

    private boolean goesOnWith(AlertSignal signal) {
        return !signal.startsAt().isBefore(startsAt)
                && (end == null || !signal.startsAt().isAfter(end));
    }

    /** What belongs to an incident stays there; the rest is judged anew by the next version of the policy. */
    private boolean isJudged(long policyVersion) {
        return incidentId != null || decidedBy >= policyVersion;
    }

    private boolean isLeaseYoung(AlertSignal signal) {
        if (storedEnd == null || signal.endsAt() == null) {
            return storedEnd == signal.endsAt();
        }
        Duration left = Duration.between(signal.receivedAt(), storedEnd);
        Duration promised = Duration.between(signal.receivedAt(), signal.endsAt());
        return left.multipliedBy(2).compareTo(promised) > 0;
    }

    KnownAlert repeatedBy(AlertSignal signal) {
        boolean later = timeout || end == null || end.isBefore(signal.endsAt());
        return with(storedEnd, later ? signal.endsAt() : end, signal.receivedAt(), unwritten + 1, version);
    }

    /** Whether what is only remembered has to be written: half of the lease is over. */
    boolean isDue(Instant now) {
        return unwritten > 0 && !now.isBefore(dueAt());
    }

    private Instant dueAt() {
        return storedEnd == null ? heardAt.plus(half) : storedEnd.minus(half);
    }

    /** Nothing more can be told from it: whatever comes now has to be written, because half of the lease is over. */
    boolean isOver(Instant now) {
        return unwritten == 0 && !heardAt.plus(half).isAfter(now);
    }

    /** When it may be due or over, unless it is repeated before. */
    Instant nextLook() {
        return unwritten > 0 ? dueAt() : heardAt.plus(half);
    }

    /** So many repetitions and the end are stored. */
    KnownAlert written(KnownAlert stored) {
        return with(stored.end, end, heardAt, unwritten - stored.unwritten, version + 1);
    }

    private KnownAlert with(Instant newStored, Instant newEnd, Instant heard, long count, long newVersion) {
        return new KnownAlert(
                content,
                startsAt,
                newStored,
                newEnd,
                timeout,
                heard,
                count,
                half,
                incidentId,
                decidedBy,
                suppressedBy,
                newVersion);
    }

    /** The stored alert with the repetitions that it does not know of. */
    Alert completed(Alert stored) {
        return unwritten == 0 || stored.version() != version ? stored : stored.repeated(unwritten, heardAt, end);
    }
}
