package io.muster.review.timeline;

import io.muster.durable.UnitOfWork;
import io.muster.durable.merge.MergedIncidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Reads timelines. */
@ApplicationScoped
public class TimelineReader {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Incidents incidents;

    @Inject
    Timelines timelines;

    @Inject
    MergedIncidents merged;

    /**
     * A stretch of {@link #whole}; fails with {@code incident-unknown} when no event of it has come.
     *
     * @param after id of the last row seen; null from the beginning
     */
    public Uni<List<TimelineRow>> read(UUID incidentId, UUID after, int rows) {
        return unitOfWork.run(() -> incidents
                .find(incidentId)
                .invoke(known -> known.orElseThrow(() -> TimelineProblem.unknown(incidentId)))
                .chain(() -> merged.livingIn(incidentId))
                .chain(all -> all.size() == 1
                        ? timelines.of(incidentId, after, rows)
                        : joined(all).map(rowsOfAll -> JoinedTimeline.stretch(rowsOfAll, after, rows))));
    }

    /** The timeline of an incident and of all that were merged into it, as one; joins the caller's transaction. */
    public Uni<List<TimelineRow>> whole(UUID incidentId) {
        return merged.livingIn(incidentId).chain(this::joined);
    }

    private Uni<List<TimelineRow>> joined(List<UUID> all) {
        return timelines.of(all).map(JoinedTimeline::of);
    }
}
