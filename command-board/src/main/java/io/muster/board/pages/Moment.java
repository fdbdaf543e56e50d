package io.muster.board.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A point in time as a page shows it: exact, and as a person would say it at that moment.
 *
 * @param iso for machines and for the page's own clock
 * @param exact in UTC, with the day
 * @param clock in UTC, without the day
 * @param spoken "3 min ago", "in 12 min"
 * @param past whether it is before now
 */
public record Moment(String iso, String exact, String clock, String spoken, boolean past) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.UK);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.UK);

    /** @return null when there is no such time yet */
    public static Moment of(Instant at, Instant now) {
        if (at == null) {
            return null;
        }
        var utc = at.atOffset(ZoneOffset.UTC);
        return new Moment(at.toString(), EXACT.format(utc), CLOCK.format(utc), spoken(at, now), at.isBefore(now));
    }

    private static String spoken(Instant at, Instant now) {
        Duration distance = Duration.between(at, now).abs();
        if (distance.toSeconds() < 5) {
            return "just now";
        }
        String length = length(distance);
        return at.isBefore(now) ? length + " ago" : "in " + length;
    }

    /** A length of time in its one or two largest units. */
    static String length(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        if (duration.toDays() < 1) {
            int minutes = duration.toMinutesPart();
            return duration.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return duration.toDays() == 1 ? "1 day" : duration.toDays() + " days";
    }
}
