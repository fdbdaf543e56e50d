package io.muster.escalation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * People who take turns. Hand-offs stand on the wall clock of the schedule's time zone: a shift that begins at nine begins
 * at nine all year, so the shift over a change to daylight-saving time is an hour shorter or longer. A hand-off that falls
 * into the hour which the clocks skip happens at the moment they skip; one in the hour that comes twice happens the first
 * time.
 *
 * @param startsAt local time of the first person's first shift; before it nobody is on call
 * @param shift length of a shift on the wall clock, at least {@link #SHORTEST_SHIFT}
 * @param people ids in the order in which they take turns; empty means that nobody ever is on call
 */
public record Rotation(LocalDateTime startsAt, Duration shift, List<String> people) {

    public static final Duration SHORTEST_SHIFT = Duration.ofMinutes(1);

    public Rotation {
        Objects.requireNonNull(startsAt);
        if (shift.compareTo(SHORTEST_SHIFT) < 0) {
            throw new IllegalArgumentException("a shift lasts at least " + SHORTEST_SHIFT);
        }
        people = List.copyOf(people);
    }

    /** Who is on call at the instant. Empty before the first shift and when the rotation has no people. */
    public Optional<OnCall> onCallAt(Instant at, ZoneId zone) {
        if (people.isEmpty() || at.isBefore(handOff(0, zone))) {
            return Optional.empty();
        }
        long turn = turnAt(at, zone);
        String person = people.get((int) (turn % people.size()));
        return Optional.of(new OnCall(person, handOff(turn, zone), handOff(turn + 1, zone)));
    }

    private long turnAt(Instant at, ZoneId zone) {
        long turn = Math.max(
                0, Duration.between(startsAt, at.atZone(zone).toLocalDateTime()).dividedBy(shift));
        while (handOff(turn, zone).isAfter(at)) {
            turn--;
        }
        while (!handOff(turn + 1, zone).isAfter(at)) {
            turn++;
        }
        return turn;
    }

    private Instant handOff(long turn, ZoneId zone) {
        LocalDateTime wallClock = startsAt.plus(shift.multipliedBy(turn));
        ZoneOffsetTransition change = zone.getRules().getTransition(wallClock);
        return change != null && change.isGap()
                ? change.getInstant()
                : wallClock.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
