package io.muster.triage.revenue;

import io.muster.contracts.Measure;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The business measures of the last hours; older ones go. */
public interface MeasureWindow {

    /** Keeps it in place of what was told of the same metric, segment and minute before. */
    Uni<Void> put(Measure measure);

    /** Of the minutes from then on, in any order. */
    Uni<List<Measure>> since(Instant minute);
}
