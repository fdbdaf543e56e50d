package io.muster.review.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that will be done so that it does not break that way again, with an owner and a date (R106).
 *
 * @param owner who answers for it, by id
 * @param agreedBy who wrote it down, by id
 * @param completion null while it is open
 */
public record Action(
        UUID id,
        String title,
        ActionKind kind,
        String owner,
        LocalDate dueOn,
        String agreedBy,
        Instant agreedAt,
        Completion completion) {

    /** @param outcome what came of it */
    public record Completion(Instant at, String by, String outcome) {}

    /** An action as somebody proposes it. */
    public record Proposal(String title, ActionKind kind, String owner, LocalDate dueOn) {}

    public boolean isOpen() {
        return completion == null;
    }

    public boolean isOverdue(LocalDate today) {
        return isOpen() && dueOn.isBefore(today);
    }

    Action completed(Completion completed) {
        return new Action(id, title, kind, owner, dueOn, agreedBy, agreedAt, completed);
    }
}
