package io.muster.detection.signal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Points in time as nearly everyone writes them, {@code 2026-11-26T09:00:00.123Z} or with an offset like {@code +01:00},
 * read without the machinery of a formatter: they come by the ten thousand.
 */
public final class PlainInstant {

    private static final int SHORTEST = "2026-11-26T09:00:00Z".length();
    private static final int FRACTION = "2026-11-26T09:00:00".length();
    private static final int FIRST_YEAR = 1970;

    /** A database keeps microseconds, and RFC 3339 has years of four digits. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private PlainInstant() {}

    /**
     * The time itself or the last that can be stored and told: the end of the year 9999, by which many programs mean
     * "never", lies beyond it in a western zone.
     */
    public static Instant storable(Instant time) {
        return time.isAfter(LAST) ? LAST : time;
    }

    /** Null when it is anything else, which may be a point in time all the same. */
    public static Instant parse(String text) {
        if (text.length() < SHORTEST || !hasMarks(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (year < FIRST_YEAR || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        int zone = endOfFraction(text);
        int nanos = zone == FRACTION ? 0 : nanos(text, zone);
        int offset = offset(text, zone);
        if (nanos < 0 || offset == Integer.MIN_VALUE) {
            return null;
        }
        try {
            long day =
                    LocalDate.of(year, number(text, 5, 7), number(text, 8, 10)).toEpochDay();
            return Instant.ofEpochSecond(day * 86400 + hour * 3600 + minute * 60 + second - offset, nanos);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static boolean hasMarks(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /** Where the zone begins. */
    private static int endOfFraction(String text) {
        int end = FRACTION;
        if (text.charAt(end) == '.') {
            end++;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    /** -1 when there are none, or too many digits. */
    private static int nanos(String text, int zone) {
        int digits = zone - FRACTION - 1;
        if (digits < 1 || digits > 9) {
            return -1;
        }
        int nanos = number(text, FRACTION + 1, zone);
        for (int i = digits; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** In seconds; the smallest number when it is none. */
    private static int offset(String text, int from) {
        int length = text.length() - from;
        if (length == 1 && text.charAt(from) == 'Z') {
            return 0;
        }
        if (length != 6 || text.charAt(from + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, from + 4, from + 6);
        char sign = text.charAt(from);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59 || sign != '+' && sign != '-') {
            return Integer.MIN_VALUE;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '+' ? seconds : -seconds;
    }

    /** -1 when it is none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
