package io.muster.review.document;

import io.muster.review.timeline.TimelineWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and durations as a review writes them. Times are UTC, as on the status page. */
final class Wording {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Wording() {}

    static String minute(Instant at) {
        return TimelineWords.minute(at);
    }

    static String second(Instant at) {
        return at == null ? "–" : SECOND.format(at);
    }

    /** As in {@code 1 h 5 min}; seconds only below ten minutes; a negative one says so. */
    static String duration(Duration duration) {
        if (duration == null) {
            return "–";
        }
        if (duration.isNegative()) {
            return "−" + duration(duration.negated());
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + " d" + part(duration.toHoursPart(), " h");
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h" + part(duration.toMinutesPart(), " min");
        }
        if (duration.toMinutes() >= 10) {
            return duration.toMinutes() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min" + part(duration.toSecondsPart(), " s");
        }
        return duration.toSeconds() + " s";
    }

    private static String part(int count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }
}
