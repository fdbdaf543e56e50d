package io.muster.review.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One timeline of an incident and of those that were merged into it. Each keeps its stream order, whatever its clocks say;
 * between them the time decides that their events had reached by then.
 */
final class JoinedTimeline {

    private record Placed(TimelineRow row, Instant reached) {}

    private JoinedTimeline() {}

    /** @param rows in the stream order of each incident */
    static List<TimelineRow> of(List<TimelineRow> rows) {
        Map<UUID, Instant> reached = new HashMap<>();
        return rows.stream()
                .map(row -> new Placed(
                        row,
                        reached.merge(
                                row.event().incidentId(), row.at(), (one, other) -> one.isAfter(other) ? one : other)))
                .sorted(Comparator.comparing(Placed::reached))
                .map(Placed::row)
                .toList();
    }

    /** @param after id of the last row seen; null from the beginning */
    static List<TimelineRow> stretch(List<TimelineRow> joined, UUID after, int rows) {
        boolean fromTheStart = after == null;
        return joined.stream()
                .dropWhile(row -> !fromTheStart && !row.id().equals(after))
                .skip(fromTheStart ? 0 : 1)
                .limit(rows)
                .toList();
    }
}
