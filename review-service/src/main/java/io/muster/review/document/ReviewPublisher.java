package io.muster.review.document;

import io.muster.contracts.Actor;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.review.timeline.Incidents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Publishes a review, which closes the incident. */
@ApplicationScoped
public class ReviewPublisher {

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    Reviews reviews;

    @Inject
    Incidents incidents;

    @Inject
    ReviewReader reader;

    @Inject
    Outbox outbox;

    @Inject
    ReviewMetrics metrics;

    @Inject
    Clock clock;

    /** @param justification why there are fewer than three or more than seven actions; may be null when there are not */
    public Uni<ReviewDocument> publish(UUID reviewId, String justification, Actor by) {
        return unitOfWork.run(() -> lock(reviewId)
                .chain(reader::compose)
                .chain(document -> save(document, justification, by))
                .chain(reader::compose));
    }

    // The incident first, as the stream locks it first: a relapse then comes before or after, never in between.
    private Uni<Review> lock(UUID reviewId) {
        return reviews.incidentOf(reviewId)
                .map(known -> known.orElseThrow(() -> ReviewEditor.unknown(reviewId)))
                .chain(incidents::lockKnown)
                .chain(() -> reviews.lock(reviewId))
                .map(known -> known.orElseThrow(() -> ReviewEditor.unknown(reviewId)));
    }

    private Uni<Review> save(ReviewDocument document, String justification, Actor by) {
        Map<Section, String> drafts =
                ReviewDocument.drafts(document.incident(), document.timeline(), document.metrics());
        Actor actor = ReviewEditor.inRole(by, document.incident());
        Decision decision =
                document.review().published(document.incident(), drafts, justification, actor, clock.instant());
        return reviews.save(decision.review())
                .chain(() -> outbox.append(decision.events()))
                .invoke(() -> unitOfWork.afterCommit(() -> {
                    metrics.told(decision.events());
                    metrics.measured(document.incident(), document.metrics());
                }))
                .replaceWith(decision.review());
    }
}
