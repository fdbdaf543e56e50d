package io.muster.review.document.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.review.document.Action;
import io.muster.review.document.ActionKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param outcome what came of it; absent while it is open */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ActionView(
        UUID id,
        String title,
        ActionKind kind,
        String owner,
        LocalDate dueOn,
        String agreedBy,
        Instant agreedAt,
        boolean open,
        Instant completedAt,
        String completedBy,
        String outcome) {

    static ActionView of(Action action) {
        Action.Completion completion = action.completion();
        return new ActionView(
                action.id(),
                action.title(),
                action.kind(),
                action.owner(),
                action.dueOn(),
                action.agreedBy(),
                action.agreedAt(),
                action.isOpen(),
                completion == null ? null : completion.at(),
                completion == null ? null : completion.by(),
                completion == null ? null : completion.outcome());
    }
}
