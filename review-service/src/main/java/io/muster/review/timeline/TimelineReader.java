package io.muster.review.timeline;

import io.muster.durable.UnitOfWork;
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

    /** See {@link Timelines#of(UUID, long, int)}; fails with {@code incident-unknown} when no event of it has come. */
    public Uni<List<TimelineRow>> read(UUID incidentId, long afterOffset, int rows) {
        return unitOfWork.run(() -> incidents
                .find(incidentId)
                .invoke(known -> known.orElseThrow(() -> TimelineProblem.unknown(incidentId)))
                .chain(() -> timelines.of(incidentId, afterOffset, rows)));
    }
}
