package io.muster.review.document;

import io.muster.contracts.Incident;
import io.muster.contracts.Refusal;
import io.muster.durable.UnitOfWork;
import io.muster.review.metrics.MetricsReader;
import io.muster.review.timeline.Incidents;
import io.muster.review.timeline.TimelineProblem;
import io.muster.review.timeline.TimelineReader;
import io.muster.review.timeline.TimelineRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts a review together from what people wrote and what the stream says. */
@ApplicationScoped
public class ReviewReader {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Reviews reviews;

    @Inject
    Incidents incidents;

    @Inject
    TimelineReader timelines;

    @Inject
    MetricsReader metrics;

    @Inject
    Clock clock;

    /** Fails with {@code review-unknown}. */
    public Uni<ReviewDocument> read(UUID reviewId) {
        return unitOfWork.run(() -> reviews.find(reviewId)
                .map(known -> known.orElseThrow(() -> ReviewEditor.unknown(reviewId)))
                .chain(this::compose));
    }

    /** Fails with {@code incident-unknown}, or with {@code review-unknown} before the first resolution. */
    public Uni<ReviewDocument> readOfIncident(UUID incidentId) {
        return unitOfWork.run(() -> incidents
                .find(incidentId)
                .invoke(known -> known.orElseThrow(() -> TimelineProblem.unknown(incidentId)))
                .chain(() -> reviews.findOfIncident(incidentId))
                .map(known -> known.orElseThrow(() -> new Refusal(
                        ReviewProblem.REVIEW_UNKNOWN, "A review begins when the incident is resolved.", incidentId)))
                .chain(this::compose));
    }

    /** See {@link Reviews#list}. */
    public Uni<List<Review>> list(Boolean published, boolean restricted, UUID before, int rows) {
        return unitOfWork.run(() -> reviews.list(published, restricted, before, rows));
    }

    /** Whether the incident is restricted; false when nothing is known of it. */
    public Uni<Boolean> isRestricted(UUID incidentId) {
        return unitOfWork
                .run(() -> incidents.find(incidentId))
                .map(found -> found.filter(Incident::restricted).isPresent());
    }

    /** Which incident a review is of. */
    public Uni<Optional<UUID>> incidentOf(UUID reviewId) {
        return unitOfWork.run(() -> reviews.incidentOf(reviewId));
    }

    /** Joins the caller's transaction. */
    Uni<ReviewDocument> compose(Review review) {
        return timelines.whole(review.incidentId()).chain(rows -> {
            Incident incident = Incident.of(
                    review.incidentId(), rows.stream().map(TimelineRow::event).toList());
            return metrics.measure(review.incidentId(), rows)
                    .map(measured -> ReviewDocument.of(
                            review, incident, rows, measured.metrics(), measured.corrections(), clock.instant()));
        });
    }
}
