package io.muster.detection.measure;

import io.muster.contracts.Measure.Metric;
import io.muster.contracts.Measure.Money;
import io.muster.contracts.Measure.Segment;
import java.time.Instant;

/**
 * A series that is told at present.
 *
 * @param coveredUntil its source has told everything it counted before
 * @param averageOrderValue null when unknown
 */
public record KnownSeries(
        long id, Metric metric, Segment segment, String source, Instant coveredUntil, Money averageOrderValue) {}
