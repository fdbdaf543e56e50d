package io.muster.review.metrics;

import java.time.Instant;
import java.util.UUID;

/**
 * A point that a person set right, and what stood there before. Corrections are added, never changed; the last one of a
 * point counts.
 *
 * @param previous what the point was before, by the stream or by an earlier correction; null when it was not known
 */
public record Correction(
        UUID id, Point point, Instant previous, Instant at, String reason, String by, Instant madeAt) {}
