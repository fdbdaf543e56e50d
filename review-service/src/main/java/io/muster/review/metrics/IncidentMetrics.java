package io.muster.review.metrics;

import io.muster.contracts.DetectionEvent.IncidentDetected;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentReopened;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An incident in figures: a pure function of its timeline and of the corrections a review made.
 *
 * @param points what is known of the points, corrections applied
 * @param foundByUs whether we knew before customers told us (R27); null before detection
 * @param relapses how often it came back
 */
public record IncidentMetrics(Map<Point, Instant> points, Boolean foundByUs, int relapses, Cadence cadence) {

    public IncidentMetrics {
        points = Map.copyOf(points);
    }

    /**
     * @param events its own and those of what was merged into it
     * @param corrections in the order they were made
     */
    public static IncidentMetrics of(UUID incidentId, List<LifecycleEvent> events, List<Correction> corrections) {
        Map<Point, Instant> points = new EnumMap<>(Point.class);
        points.putAll(Points.of(incidentId, events));
        corrections.forEach(correction -> points.put(correction.point(), correction.at()));
        List<LifecycleEvent> own = events.stream()
                .filter(event -> incidentId.equals(event.incidentId()))
                .toList();
        int relapses =
                (int) own.stream().filter(IncidentReopened.class::isInstance).count();
        return new IncidentMetrics(points, foundByUs(events), relapses, Cadence.of(own));
    }

    /** Every measure, in the order of {@link Measure}; those whose ends are not known have no duration. */
    public List<Metric> all() {
        return Arrays.stream(Measure.values()).map(this::metric).toList();
    }

    public Metric metric(Measure measure) {
        return new Metric(measure, points.get(measure.from()), points.get(measure.to()));
    }

    public Optional<Instant> at(Point point) {
        return Optional.ofNullable(points.get(point));
    }

    private static Boolean foundByUs(List<LifecycleEvent> events) {
        return events.stream()
                .filter(IncidentDetected.class::isInstance)
                .map(event -> ((IncidentDetected) event).source())
                .filter(Objects::nonNull)
                .findFirst()
                .map(Source::foundByUs)
                .orElse(null);
    }
}
