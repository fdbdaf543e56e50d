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
