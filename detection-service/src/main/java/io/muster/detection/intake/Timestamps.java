package io.muster.detection.intake;

import io.muster.detection.signal.PlainInstant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Points in time as senders write them: RFC 3339, also without colon in the offset, or without offset in UTC. As Alertmanager
 * takes them, also with a space between day and hour, a comma before the decimals, and more of them than a clock has.
 */
final class Timestamps {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9})\\d*)?(.{0,9})");

    private static final DateTimeFormatter COMPACT_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("XX")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamps() {}

    /**
     * @return null for what means "unset": nothing at all, or the year 1 that Go programs send
     * @throws DateTimeException when it is no point in time that can be stored
     */
    static Instant parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Instant plain = PlainInstant.parse(text);
        if (plain != null) {
            return PlainInstant.storable(plain);
        }
        OffsetDateTime time = offsetDateTime(usual(text.strip()));
        if (time.getYear() > 9999) {
            throw new DateTimeException("the year is beyond 9999");
        }
        return time.getYear() <= 1 ? null : PlainInstant.storable(time.toInstant());
    }

    /** What is none of the ways that are taken stays as it is. */
    private static String usual(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return text;
        }
        String decimals = written.group(3) == null ? "" : "." + written.group(3);
        return written.group(1) + "T" + written.group(2) + decimals + written.group(4);
    }

    private static OffsetDateTime offsetDateTime(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException notTheUsualForm) {
            return text.endsWith("Z") || text.matches(".*[+-]\\d{4}")
                    ? OffsetDateTime.parse(text, COMPACT_OFFSET)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        }
    }
}
