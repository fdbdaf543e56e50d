package io.muster.escalation.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands over a schedule's layers for a while. Of two that overlap, the newer one counts. */
public sealed interface Change {

    UUID id();

    Instant from();

    Instant until();

    /** Ids of whom it puts on call. */
    default Set<String> people() {
        return switch (this) {
            case Override override -> Set.of(override.person());
            case Temporary temporary ->
                temporary.shifts().stream().map(Shift::person).collect(Collectors.toSet());
        };
    }

    /**
     * As far as it lies ahead: what has been stays as it was.
     *
     * @throws IllegalArgumentException when all of it has been
     */
    default Change ahead(Instant now) {
        if (!until().isAfter(now)) {
            throw new IllegalArgumentException("it ended at " + until() + "; what has been stays as it was");
        }
        return from().isBefore(now) ? startingAt(now) : this;
    }

    private Change startingAt(Instant start) {
        return switch (this) {
            case Override override ->
                new Override(
                        override.id(), override.person(), start, override.until(), override.reason(), override.by());
            case Temporary temporary ->
                new Temporary(
                        temporary.id(),
                        start,
                        temporary.until(),
                        temporary.shifts(),
                        temporary.reason(),
                        temporary.by());
        };
    }

    /** In words for the people concerned. */
    String reason();

    /** Id of the person who made the change. */
    String by();

    /** One person stands in for whoever it would have been. */
    record Override(UUID id, String person, Instant from, Instant until, String reason, String by) implements Change {
        public Override {
            requireOrder(from, until);
        }
    }

    /** Shifts that replace the whole schedule for a while. A hole between them is a gap by decision. */
    record Temporary(UUID id, Instant from, Instant until, List<Shift> shifts, String reason, String by)
            implements Change {
        public Temporary {
            requireOrder(from, until);
            shifts = List.copyOf(shifts);
        }
    }

    /** A shift with fixed ends. */
    record Shift(String person, Instant from, Instant until) {
        public Shift {
            requireOrder(from, until);
        }
    }

    private static void requireOrder(Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("it ends at " + until + ", which is not after its start at " + from);
        }
    }

    default boolean contains(Instant at) {
        return !at.isBefore(from()) && at.isBefore(until());
    }
}
