package io.muster.review.document;

import io.muster.contracts.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Where a review stands. Its methods are the legal moves; an illegal one is refused. */
public sealed interface ReviewState {

    /** Counts the drafts: 1 at the first resolution, one more after each relapse. */
    int revision();

    /** Drafted anew, after a relapse was resolved; also a published review opens again. */
    default ReviewState redrafted(Instant now) {
        return new Draft(revision() + 1, now);
    }

    /** @throws Refusal when it is published and so not to be changed */
    void requireEditable(UUID incidentId);

    /** @throws Refusal when it is published already */
    ReviewState published(Instant now, String by, String justification, UUID incidentId);

    record Draft(int revision, Instant draftedAt) implements ReviewState {
        @Override
        public void requireEditable(UUID incidentId) {}

        @Override
        public ReviewState published(Instant now, String by, String justification, UUID incidentId) {
            return new Published(revision, draftedAt, now, by, justification);
        }
    }

    /** @param justification why there are fewer than three or more than seven actions; null when there are not */
    record Published(int revision, Instant draftedAt, Instant at, String by, String justification)
            implements ReviewState {
        @Override
        public void requireEditable(UUID incidentId) {
            throw new Refusal(
                    ReviewProblem.REVIEW_PUBLISHED, "It was published at %s by %s.".formatted(at, by), incidentId);
        }

        @Override
        public ReviewState published(Instant now, String by, String justification, UUID incidentId) {
            requireEditable(incidentId);
            return this;
        }
    }
}
