package io.muster.review.timeline;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** The timelines of all incidents. Rows are added, never changed. */
public interface Timelines {

    Uni<Void> append(TimelineRow row);

    /** An incident's whole timeline in stream order. */
    Uni<List<TimelineRow>> of(UUID incidentId);

    /**
     * A stretch of it in stream order.
     *
     * @param afterOffset the last offset seen; -1 from the beginning
     * @param rows how many at most
     */
    Uni<List<TimelineRow>> of(UUID incidentId, long afterOffset, int rows);
}
