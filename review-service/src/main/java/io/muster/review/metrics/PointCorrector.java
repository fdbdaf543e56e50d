package io.muster.review.metrics;

import io.muster.contracts.Ids;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.review.timeline.Incidents;
import io.muster.review.timeline.TimelineProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Sets a point of an incident right, such as an impact that began before anyone noticed. */
@ApplicationScoped
public class PointCorrector {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Incidents incidents;

    @Inject
    MetricsReader reader;

    @Inject
    Corrections corrections;

    @Inject
    Clock clock;

    public Uni<Correction> correct(UUID incidentId, String pointKey, Instant at, String reason, String by) {
        Point point = Point.of(pointKey)
                .orElseThrow(() ->
                        new Refusal(MetricsProblem.POINT_UNKNOWN, "There is no point '" + pointKey + "'.", incidentId));
        return unitOfWork.run(() -> incidents
                .lockKnown(incidentId)
                .map(known -> known.orElseThrow(() -> TimelineProblem.unknown(incidentId)))
                .chain(() -> reader.read(incidentId))
                .map(measured -> decide(measured, point, at, reason, by))
                .call(correction -> corrections.add(incidentId, correction)));
    }

    private Correction decide(MetricsReader.Measured measured, Point point, Instant at, String reason, String by) {
        Instant now = clock.instant();
        return CorrectionPolicy.correct(Ids.at(now), measured.metrics(), point, at, reason, by, now);
    }
}
