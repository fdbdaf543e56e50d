package io.muster.review.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An incident in figures, as JSON.
 *
 * @param points the instants that are known, by the point's key, corrections applied
 * @param cadenceKeptPercent how many of the promised update times were kept; absent when none was promised
 * @param corrections in the order they were made
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MetricsView(
        Map<String, Instant> points,
        List<MeasureView> measures,
        Boolean foundByUs,
        int relapses,
        int updatesExternal,
        int updatesInternal,
        Integer cadenceKeptPercent,
        List<CorrectionView> corrections) {

    /**
     * @param key as {@code time-to-detect}
     * @param duration as ISO-8601 writes it, to the second
     * @param seconds negative under clock skew; absent while an end is not known
     * @param clockSkew the end is before the start
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasureView(
            String key,
            String title,
            String from,
            Instant fromAt,
            String to,
            Instant toAt,
            String duration,
            Long seconds,
            boolean clockSkew) {

        static MeasureView of(Metric metric) {
            Measure measure = metric.measure();
            Duration duration = metric.duration();
            return new MeasureView(
                    measure.key(),
                    measure.title(),
                    measure.from().key(),
                    metric.from(),
                    measure.to().key(),
                    metric.to(),
                    duration == null ? null : duration.toString(),
                    duration == null ? null : duration.toSeconds(),
                    metric.isClockSkew());
        }
    }

    /** @param previous absent when the point was not known before */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CorrectionView(String point, Instant previous, Instant at, String reason, String by, Instant madeAt) {

        public static CorrectionView of(Correction correction) {
            return new CorrectionView(
                    correction.point().key(),
                    correction.previous(),
                    correction.at(),
                    correction.reason(),
                    correction.by(),
                    correction.madeAt());
        }
    }

    public static MetricsView of(IncidentMetrics metrics, List<Correction> corrections) {
        Map<String, Instant> points = new LinkedHashMap<>();
        Arrays.stream(Point.values()).forEach(point -> metrics.at(point).ifPresent(at -> points.put(point.key(), at)));
        return new MetricsView(
                points,
                metrics.all().stream().map(MeasureView::of).toList(),
                metrics.foundByUs(),
                metrics.relapses(),
                metrics.cadence().external(),
                metrics.cadence().internal(),
                metrics.cadence().percent(),
                corrections.stream().map(CorrectionView::of).toList());
    }
}
