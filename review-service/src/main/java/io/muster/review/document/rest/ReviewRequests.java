package io.muster.review.document.rest;

import io.muster.review.document.Action;
import io.muster.review.document.ActionKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What people send to a review. */
final class ReviewRequests {

    private ReviewRequests() {}

    /**
     * @param title begins with a verb and says when it is done
     * @param owner who answers for it, by id
     */
    @RegisterForReflection
    record ActionRequest(
            @NotBlank @Size(max = 500) String title,
            @NotNull ActionKind kind,
            @NotBlank @Size(max = 200) String owner,
            @NotNull LocalDate dueOn) {

        Action.Proposal toProposal() {
            return new Action.Proposal(title, kind, owner, dueOn);
        }
    }

    /** @param justification needed when there are fewer than three or more than seven actions */
    @RegisterForReflection
    record PublishRequest(@Size(max = 2000) String justification) {}

    /** @param outcome what came of it */
    @RegisterForReflection
    record CompleteRequest(@NotBlank @Size(max = 2000) String outcome) {}
}
