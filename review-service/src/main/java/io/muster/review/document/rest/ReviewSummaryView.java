package io.muster.review.document.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.Incident;
import io.muster.review.document.Review;
import io.muster.review.document.ReviewState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What a review is, without its words.
 *
 * @param label the incident's, as {@code INC-1042}
 * @param status draft or published
 * @param revision counts the drafts; more than 1 after a relapse
 * @param justification why there are fewer than three or more than seven actions
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewSummaryView(
        UUID id,
        UUID incidentId,
        long number,
        String label,
        String status,
        int revision,
        Instant dueAt,
        boolean overdue,
        int actionCount,
        long openActionCount,
        Instant publishedAt,
        String publishedBy,
        String justification) {

    static ReviewSummaryView of(Review review, Instant now) {
        ReviewState.Published published = review.state() instanceof ReviewState.Published is ? is : null;
        return new ReviewSummaryView(
                review.id(),
                review.incidentId(),
                review.number(),
                Incident.label(review.number()),
                published == null ? "draft" : "published",
                review.state().revision(),
                review.dueAt(),
                review.isOverdue(now),
                review.actions().size(),
                review.actions().stream().filter(action -> action.isOpen()).count(),
                published == null ? null : published.at(),
                published == null ? null : published.by(),
                published == null ? null : published.justification());
    }
}
