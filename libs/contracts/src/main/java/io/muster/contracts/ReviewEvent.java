package io.muster.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What review-service says. */
public sealed interface ReviewEvent extends LifecycleEvent {

    /** @param dueAt the deadline by severity (R97) */
    record ReviewScheduled(EventContext context, UUID reviewId, Instant dueAt) implements ReviewEvent {}

    record ReviewDrafted(EventContext context, UUID reviewId) implements ReviewEvent {}

    /** @param summary the review's summary, as customers may read it @param actions how many actions were agreed */
    record ReviewPublished(EventContext context, UUID reviewId, String summary, int actions) implements ReviewEvent {}

    record ActionAgreed(EventContext context, UUID actionId, String title, String owner, LocalDate dueOn)
            implements ReviewEvent {}

    record ActionCompleted(EventContext context, UUID actionId, String outcome) implements ReviewEvent {}

    record IncidentClosed(EventContext context, UUID reviewId) implements ReviewEvent {}
}
