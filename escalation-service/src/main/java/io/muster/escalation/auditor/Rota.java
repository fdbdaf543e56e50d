package io.muster.escalation.auditor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Equal turns of whole days, one person after the other: what most schedules are, and what the auditor works out by itself.
 *
 * @param startsAt when the first one's first turn began, on the wall clock
 */
public record Rota(ZoneId timeZone, LocalDateTime startsAt, Duration turn, List<String> people) {

    /** So close to a hand-off either may be right: clocks of processes differ, and the clocks of the zone may change. */
    private static final Duration HAND_OFF = Duration.ofHours(2);

    public Rota {
        people = List.copyOf(people);
    }

    /** Who may be on call; empty before the first turn, of which nothing is known. */
    Optional<Set<String>> onCall(Instant at) {
        Duration since = Duration.between(startsAt, at.atZone(timeZone).toLocalDateTime());
        if (since.isNegative() || people.isEmpty()) {
            return Optional.empty();
        }
        Set<String> possible = new LinkedHashSet<>();
        possible.add(personAt(since));
        possible.add(personAt(since.minus(HAND_OFF)));
        possible.add(personAt(since.plus(HAND_OFF)));
        return Optional.of(possible);
    }

    private String personAt(Duration since) {
        long number = Math.floorDiv(since.toSeconds(), turn.toSeconds());
        return people.get(Math.floorMod(number, people.size()));
    }
}
