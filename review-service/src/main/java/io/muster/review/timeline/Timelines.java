package io.muster.review.timeline;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The timelines of all incidents. Rows are added, never changed. */
public interface Timelines {

    Uni<Void> append(TimelineRow row);

    /** The whole timelines of some incidents, each in stream order. */
    Uni<List<TimelineRow>> of(Collection<UUID> incidents);

    /**
     * A stretch of an incident's own timeline in stream order.
     *
     * @param after id of the last row seen; null from the beginning
     * @param rows how many at most
     */
    Uni<List<TimelineRow>> of(UUID incidentId, UUID after, int rows);
}
