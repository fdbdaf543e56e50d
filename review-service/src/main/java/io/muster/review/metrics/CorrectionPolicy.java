package io.muster.review.metrics;

import io.muster.contracts.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which corrections are possible. Impact started is the earliest of all points (a bad deployment aside, which may have
 * slept), nothing was in the future, and what people signed is not corrected.
 */
final class CorrectionPolicy {

    private CorrectionPolicy() {}

    /** @throws Refusal when the point cannot have been then */
    static Correction correct(
            UUID id, IncidentMetrics metrics, Point point, Instant at, String reason, String by, Instant now) {
        if (!point.isCorrectable()) {
            throw new Refusal(
                    MetricsProblem.POINT_FIXED, "When it was " + point.words() + " is what somebody declared.");
        }
        if (at.isAfter(now)) {
            throw impossible("It lies in the future.", at);
        }
        Instant start = metrics.points().get(Point.IMPACT_STARTED);
        if (point == Point.IMPACT_STARTED) {
            earliestOther(metrics).filter(at::isAfter).ifPresent(other -> {
                throw impossible("Impact started is the earliest point, but another was at " + other + ".", at);
            });
        } else if (point != Point.BAD_DEPLOYMENT && start != null && at.isBefore(start)) {
            throw impossible("Impact started only at " + start + "; correct that first.", at);
        }
        return new Correction(id, point, metrics.points().get(point), at, reason, by, now);
    }

    private static Optional<Instant> earliestOther(IncidentMetrics metrics) {
        return metrics.points().entrySet().stream()
                .filter(entry -> entry.getKey() != Point.IMPACT_STARTED && entry.getKey() != Point.BAD_DEPLOYMENT)
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    private static Refusal impossible(String why, Instant at) {
        return new Refusal(MetricsProblem.CORRECTION_IMPOSSIBLE, why, null, Map.of("at", at));
    }
}
