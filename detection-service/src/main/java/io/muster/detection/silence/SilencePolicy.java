package io.muster.detection.silence;

import io.muster.detection.matching.Matcher;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is done with a silence that somebody sets, by the rules of Alertmanager. */
final class SilencePolicy {

    private SilencePolicy() {}

    /**
     * What becomes of the silences.
     *
     * @param kept under the id that the caller is told
     * @param expired the one whose place it takes, over now; null when there is none
     * @param reason in words, for the trail
     */
    record Decision(Silence kept, Silence expired, String reason) {}

    /** What is wrong with it, in Alertmanager's words; empty when nothing is. */
    static Optional<String> flawIn(Silence silence, Instant now) {
        if (!silence.startsAt().isBefore(silence.endsAt())) {
            return Optional.of("Failed to create silence: start time must be before end time");
        }
        if (silence.endsAt().isBefore(now)) {
            return Optional.of("Failed to create silence: end time can't be in the past");
        }
        if (silence.matchers().stream().allMatch(Matcher::matchesEmpty)) {
            return Optional.of("invalid silence: at least one matcher must not match the empty string");
        }
        if (silence.recurrence() != null && silence.recurrence().days().isEmpty()) {
            return Optional.of("invalid silence: a recurrence needs at least one day");
        }
        if (silence.recurrence() != null && !silence.hasWindowFrom(now)) {
            return Optional.of(
                    "invalid silence: it would never hold, as none of its windows lies between its start, or now, and its end");
        }
        return Optional.empty();
    }

    /** @param newId for what cannot keep the id it was sent with */
    static Decision set(Silence wanted, Optional<Silence> known, UUID newId, Instant now) {
        if (known.isEmpty()) {
            return new Decision(wanted.asNew(newId, now), null, "set");
        }
        Silence before = known.get();
        if (before.canBecome(wanted, now)) {
            return new Decision(wanted, null, "changed");
        }
        Silence expired = before.expired(now);
        return new Decision(
                wanted.asNew(newId, now),
                expired.equals(before) ? null : expired,
                "set in place of " + before.id() + ", which cannot be changed so");
    }
}
