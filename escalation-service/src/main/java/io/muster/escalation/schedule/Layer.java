package io.muster.escalation.schedule;

import io.muster.escalation.WallClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One rotation of a schedule and when it counts. Outside of its windows it is see-through: the layer below shows.
 *
 * @param endsAt local time from which the layer no longer counts; empty means never
 * @param restrictions when it counts; empty means always
 */
public record Layer(
        String name,
        Rotation rotation,
        Optional<LocalDateTime> endsAt,
        List<Restriction> restrictions,
        OnHolidays onHolidays) {

    /** What holidays mean to a layer. */
    public enum OnHolidays {
        /** They are days like others. */
        WORKS,
        /** The layer does not count on them. */
        RESTS,
        /** The layer counts on nothing else. */
        ONLY
    }

    public Layer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(rotation);
        Objects.requireNonNull(endsAt);
        Objects.requireNonNull(onHolidays);
        restrictions = List.copyOf(restrictions);
    }

    /** A rotation that always counts. */
    public static Layer of(Rotation rotation) {
        return new Layer("rotation", rotation, Optional.empty(), List.of(), OnHolidays.WORKS);
    }

    /** What keeps it from ever bringing somebody, in words. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (rotation.people().isEmpty()) {
            remarks.add("layer " + name + " has nobody");
        }
        if (endsAt.filter(end -> !end.isAfter(rotation.startsAt())).isPresent()) {
            remarks.add("layer " + name + " ends before it starts");
        }
        return remarks;
    }

    /** Whose turn it is, counted from 0; empty when the layer does not count or has nobody. */
    Optional<Long> turnAt(Instant at, ZoneId zone, Holidays holidays) {
        return counts(at, zone, holidays) ? rotation.turnAt(at, zone) : Optional.empty();
    }

    /** Whether it has somebody, whose turn only is not at this hour or on this day. */
    boolean rests(Instant at, ZoneId zone, Holidays holidays) {
        return !hasEnded(at, zone)
                && !counts(at, zone, holidays)
                && rotation.turnAt(at, zone).isPresent();
    }

    private boolean hasEnded(Instant at, ZoneId zone) {
        return endsAt.filter(end -> !at.isBefore(WallClock.instantOf(end, zone)))
                .isPresent();
    }

    private boolean counts(Instant at, ZoneId zone, Holidays holidays) {
        return !hasEnded(at, zone) && isInWindow(at, zone) && isItsDay(at, zone, holidays);
    }

    private boolean isInWindow(Instant at, ZoneId zone) {
        return restrictions.isEmpty() || restrictions.stream().anyMatch(window -> window.contains(at, zone));
    }

    private boolean isItsDay(Instant at, ZoneId zone, Holidays holidays) {
        return switch (onHolidays) {
            case WORKS -> true;
            case RESTS -> !holidays.contains(at, zone);
            case ONLY -> holidays.contains(at, zone);
        };
    }

    /**
     * Every instant near the given one, before and after it, at which the answer may change. While the layer does not count,
     * only what can end that is one: its hand-offs are not outside of its windows, nor are those on a day that is not its own.
     */
    Stream<Instant> edgesAround(Instant at, ZoneId zone, Holidays holidays) {
        Stream<Instant> end = endsAt.map(time -> WallClock.instantOf(time, zone)).stream();
        return hasEnded(at, zone) ? end : Stream.concat(end, edgesBeforeTheEnd(at, zone, holidays));
    }

    private Stream<Instant> edgesBeforeTheEnd(Instant at, ZoneId zone, Holidays holidays) {
        Stream<Instant> begin = Stream.of(rotation.begin(zone));
        if (at.isBefore(rotation.begin(zone))) {
            return begin;
        }
        Stream<Instant> days = onHolidays == OnHolidays.WORKS ? Stream.of() : holidays.edgesAround(at, zone);
        if (!isItsDay(at, zone, holidays)) {
            return Stream.concat(begin, days);
        }
        Stream<Instant> windows = restrictions.stream().flatMap(window -> window.edgesAround(at, zone));
        Stream<Instant> turns = isInWindow(at, zone)
                ? Stream.concat(rotation.handOffUntil(at, zone).stream(), Stream.of(rotation.handOffAfter(at, zone)))
                : Stream.of();
        return Stream.of(begin, days, windows, turns).flatMap(edges -> edges);
    }
}
