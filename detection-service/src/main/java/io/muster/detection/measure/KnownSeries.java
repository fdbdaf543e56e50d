package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import java.time.Instant;

/**
 * A series that is told at present.
 *
 * @param source how it is called
 * @param coveredUntil its source has told everything it counted before
 * @param averageOrderValue null when unknown
 * @param heardAt when its source was last heard
 */
public record KnownSeries(
        long id,
        Metric metric,
        Segment segment,
        String source,
        Instant coveredUntil,
        Money averageOrderValue,
        Instant heardAt) {

    /** Its source told nothing for so long that nobody knows how it is: never that it is fine. */
    public boolean isLost(Instant now) {
        return heardAt.isBefore(now.minus(Firing.LOST_AFTER));
    }
}
