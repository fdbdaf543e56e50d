package io.muster.escalation.people;

import io.muster.escalation.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a person is left alone, on the wall clock of their time zone; a SEV1 does not care.
 *
 * @param until not after {@code from} means on the following day
 */
public record QuietHours(LocalTime from, LocalTime until) {

    public QuietHours {
        Objects.requireNonNull(from);
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours that never end");
        }
    }

    /** When the quiet hours end that the instant falls into; empty when it falls into none. */
    Optional<Instant> endAfter(Instant at, ZoneId zone) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(date -> !at.isBefore(WallClock.instantOf(date.atTime(from), zone)))
                .map(date -> WallClock.instantOf((until.isAfter(from) ? date : date.plusDays(1)).atTime(until), zone))
                .filter(at::isBefore)
                .findFirst();
    }
}
