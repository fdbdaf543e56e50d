package io.muster.review.document;

import io.muster.contracts.ReviewEvent;
import java.util.List;

/** What a rule decided: the review from now on, and the facts to tell. */
public record Decision(Review review, List<ReviewEvent> events) {

    public Decision {
        events = List.copyOf(events);
    }

    static Decision quiet(Review review) {
        return new Decision(review, List.of());
    }
}
