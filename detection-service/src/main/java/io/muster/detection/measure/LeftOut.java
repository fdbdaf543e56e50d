package io.muster.detection.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stretches of time that tell nothing about how the store usually does: incidents, and what a rule fired about. The
 * baseline learns nothing from them.
 */
public final class LeftOut {

    /** @param until null while it goes on */
    public record Stretch(Instant since, Instant until) {}

    private record Span(long first, long last) {}

    private final List<Span> spans;

    private LeftOut(List<Span> spans) {
        this.spans = spans;
    }

    public static LeftOut nothing() {
        return new LeftOut(List.of());
    }

    public static LeftOut of(List<Stretch> stretches) {
        List<Span> spans = new ArrayList<>();
        stretches.stream()
                .map(stretch -> new Span(
                        Minutes.of(stretch.since()),
                        stretch.until() == null ? Long.MAX_VALUE : Minutes.of(stretch.until())))
                .sorted(Comparator.comparingLong(Span::first))
                .forEach(span -> join(spans, span));
        return new LeftOut(List.copyOf(spans));
    }

    private static void join(List<Span> spans, Span next) {
        if (!spans.isEmpty() && next.first() <= spans.getLast().last()) {
            Span before = spans.removeLast();
            spans.add(new Span(before.first(), Math.max(before.last(), next.last())));
        } else {
            spans.add(next);
        }
    }

    /** Whether the minute is to be left out. */
    public boolean covers(long minute) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = spans.get(middle);
            if (minute < span.first()) {
                high = middle - 1;
            } else if (minute > span.last()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }
}
