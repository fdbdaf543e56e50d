package io.muster.escalation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When a time on the wall clock comes. The one rule for hand-offs, restrictions, holidays and quiet hours alike, so that what ends and
 * what begins at the same time on the clock join without a gap: a time in the hour which the clocks skip comes at the
 * moment they skip, one in the hour that comes twice comes the first time.
 */
public final class WallClock {

    private WallClock() {}

    public static Instant instantOf(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    public static Instant startOf(LocalDate date, ZoneId zone) {
        return instantOf(date.atStartOfDay(), zone);
    }
}
