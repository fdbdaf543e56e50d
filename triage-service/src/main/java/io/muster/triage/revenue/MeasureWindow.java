package io.muster.triage.revenue;

import io.muster.contracts.Journey;
import io.muster.contracts.Measure;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The business measures of the last hours; older ones go. */
public interface MeasureWindow {

    /** For so long. */
    Duration KEPT = Duration.ofHours(6);

    /** Keeps it in place of what was told of the same metric, segment and minute before. */
    Uni<Void> put(Measure measure);

    /** Of the minutes from then on, in any order, of these journeys and of those that name no journey. */
    Uni<List<Measure>> since(Instant minute, Set<Journey> journeys);
}
