package io.muster.review.document;

import io.muster.contracts.ProblemCode;

/** Why a review refuses. */
public enum ReviewProblem implements ProblemCode {
    REVIEW_UNKNOWN("review-unknown", 404, "There is no such review"),
    ACTION_UNKNOWN("action-unknown", 404, "There is no such action"),
    REVIEW_PUBLISHED("review-published", 409, "The review is published"),
    INCIDENT_NOT_RESOLVED("incident-not-resolved", 409, "The incident is not resolved"),
    ACTION_COMPLETED("action-completed", 409, "The action is completed already"),
    ACTIONS_NOT_AGREED("actions-not-agreed", 422, "Three to seven actions have to be agreed"),
    DUE_DATE_PAST("due-date-past", 422, "The due date is in the past"),
    SECTION_UNKNOWN("section-unknown", 422, "There is no such section");

    private final Entry entry;

    ReviewProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
