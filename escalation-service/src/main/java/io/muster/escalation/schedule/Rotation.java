package io.muster.escalation.schedule;

import io.muster.escalation.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
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
 * @param shifts lengths on the wall clock, repeated for ever: one length for hourly, daily or weekly turns, several for
 *     custom ones (five days, then two); each at least {@link #SHORTEST_SHIFT}
 * @param people ids in the order in which they take turns; empty means that nobody ever is on call
 */
public record Rotation(LocalDateTime startsAt, List<Duration> shifts, List<String> people) {

    public static final Duration SHORTEST_SHIFT = Duration.ofMinutes(1);

    public Rotation {
        Objects.requireNonNull(startsAt);
        shifts = List.copyOf(shifts);
        if (shifts.isEmpty() || shifts.stream().anyMatch(shift -> shift.compareTo(SHORTEST_SHIFT) < 0)) {
            throw new IllegalArgumentException("a shift lasts at least " + SHORTEST_SHIFT);
        }
        people = List.copyOf(people);
    }

    /** Turns of equal length. */
    public Rotation(LocalDateTime startsAt, Duration shift, List<String> people) {
        this(startsAt, List.of(shift), people);
    }

    /** Who is on call at the instant. Empty before the first shift and when the rotation has no people. */
    public Optional<OnCall> onCallAt(Instant at, ZoneId zone) {
        return turnAt(at, zone).map(turn -> new OnCall(personOf(turn), handOff(turn, zone), handOff(turn + 1, zone)));
    }

    /** The running turn, counted from 0. */
    Optional<Long> turnAt(Instant at, ZoneId zone) {
        return people.isEmpty() || at.isBefore(handOff(0, zone)) ? Optional.empty() : Optional.of(turnOf(at, zone));
    }

    /** When the first shift begins. */
    Instant begin(ZoneId zone) {
        return handOff(0, zone);
    }

    String personOf(long turn) {
        return people.get((int) (turn % people.size()));
    }

    /** The first hand-off after the instant. */
    Instant handOffAfter(Instant at, ZoneId zone) {
        return at.isBefore(handOff(0, zone)) ? handOff(0, zone) : handOff(turnOf(at, zone) + 1, zone);
    }

    /** The last hand-off that was not after the instant; empty before the first. */
    Optional<Instant> handOffUntil(Instant at, ZoneId zone) {
        return at.isBefore(handOff(0, zone)) ? Optional.empty() : Optional.of(handOff(turnOf(at, zone), zone));
    }

    private long turnOf(Instant at, ZoneId zone) {
        Duration passed = Duration.between(startsAt, at.atZone(zone).toLocalDateTime());
        long turn = Math.max(0, passed.dividedBy(cycle())) * shifts.size();
        while (turn > 0 && handOff(turn, zone).isAfter(at)) {
            turn--;
        }
        while (!handOff(turn + 1, zone).isAfter(at)) {
            turn++;
        }
        return turn;
    }

    private Instant handOff(long turn, ZoneId zone) {
        Duration whole = cycle().multipliedBy(turn / shifts.size());
        Duration part = sum(shifts.subList(0, (int) (turn % shifts.size())));
        return WallClock.instantOf(startsAt.plus(whole).plus(part), zone);
    }

    Duration shortestShift() {
        return shifts.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private Duration cycle() {
        return sum(shifts);
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
