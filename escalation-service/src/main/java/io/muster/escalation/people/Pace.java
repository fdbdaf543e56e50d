package io.muster.escalation.people;

import io.muster.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often a contact may be written to. What has to wait goes out together with whatever else waits for the contact, in one
 * message that names all its pages. A SEV1 never waits.
 *
 * @param bundle for how long pages of low urgency are gathered into one message; zero means not at all
 * @param perMinute how many messages may go out within any minute; empty means as many as there are
 */
public record Pace(Duration bundle, Optional<Integer> perMinute) {

    /** Longer, and the first to be asked would hear of it after the others. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Every message on its own, at once. */
    public static final Pace FREE = new Pace(Duration.ZERO, Optional.empty());

    /** @throws IllegalArgumentException when the bundling is negative or too long, or no message could ever go out */
    public Pace {
        Objects.requireNonNull(perMinute);
        if (bundle.isNegative() || bundle.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("pages are bundled for at most " + LONGEST);
        }
        if (perMinute.isPresent() && perMinute.get() < 1) {
            throw new IllegalArgumentException("at least one message a minute goes out");
        }
    }

    /** Whether a message may have to wait. */
    public boolean holds(Severity severity) {
        return severity != Severity.SEV1 && (perMinute.isPresent() || isBundled(severity));
    }

    /** When a message that is decided now goes out, unless too many went out lately. */
    public Instant due(Severity severity, Instant now) {
        return holds(severity) && isBundled(severity) ? now.plus(bundle) : now;
    }

    private boolean isBundled(Severity severity) {
        return Urgency.of(severity) == Urgency.LOW && bundle.isPositive();
    }

    /**
     * When the next message may go out.
     *
     * @param sent when messages went out, in any order; those older than a minute do not matter
     */
    public Instant free(List<Instant> sent, Instant now) {
        if (perMinute.isEmpty()) {
            return now;
        }
        return sent.stream()
                .filter(at -> at.plus(MINUTE).isAfter(now))
                .sorted(Comparator.reverseOrder())
                .skip(perMinute.get() - 1L)
                .findFirst()
                .map(at -> at.plus(MINUTE))
                .orElse(now);
    }
}
