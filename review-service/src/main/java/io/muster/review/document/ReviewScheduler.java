package io.muster.review.document;

import io.muster.contracts.Ids;
import io.muster.contracts.Incident;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.ResolutionEvent.IncidentResolved;
import io.muster.contracts.Status;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.review.ReviewConfig;
import io.muster.review.timeline.TimelineListener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Every resolution owes a review: the first schedules and drafts it, later ones draft it again. */
@ApplicationScoped
public class ReviewScheduler implements TimelineListener {

    @Inject
    Reviews reviews;

    @Inject
    Outbox outbox;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    ReviewMetrics metrics;

    @Inject
    ReviewConfig config;

    @Inject
    Clock clock;

    @Override
    public Uni<Void> kept(Incident before, Incident after, LifecycleEvent event) {
        boolean resolved = event instanceof IncidentResolved
                && after.status() == Status.RESOLVED
                && before.status() != Status.RESOLVED;
        return resolved ? owe(after) : Uni.createFrom().voidItem();
    }

    private Uni<Void> owe(Incident incident) {
        return reviews.lockOfIncident(incident.id())
                .map(known -> known.map(review -> review.redrafted(clock.instant()))
                        .orElseGet(
                                () -> Review.scheduled(Ids.at(clock.instant()), incident, deadline(), clock.instant())))
                .chain(decision -> reviews.save(decision.review())
                        .chain(() -> outbox.append(decision.events()))
                        .invoke(() -> unitOfWork.afterCommit(() -> metrics.told(decision.events()))));
    }

    private ReviewDeadline deadline() {
        ReviewConfig.Deadline deadline = config.deadline();
        return new ReviewDeadline(
                deadline.sev1CalendarDays(), deadline.sev2WorkingDays(), deadline.sev3WorkingDays(), deadline.zone());
    }
}
