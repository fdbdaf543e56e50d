package io.muster.review.document.persistence;

import io.muster.review.document.Action;
import io.muster.review.document.ActionKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(name = "review_action")
class ReviewActionEntity {

    @Id
    UUID id;

    @Column(name = "review_id")
    UUID reviewId;

    String title;

    @Enumerated(EnumType.STRING)
    ActionKind kind;

    String owner;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "agreed_by")
    String agreedBy;

    @Column(name = "agreed_at")
    Instant agreedAt;

    @Column(name = "completed_at")
    Instant completedAt;

    @Column(name = "completed_by")
    String completedBy;

    String outcome;

    static ReviewActionEntity of(UUID reviewId, Action action) {
        ReviewActionEntity entity = new ReviewActionEntity();
        entity.id = action.id();
        entity.reviewId = reviewId;
        entity.write(action);
        return entity;
    }

    void write(Action action) {
        title = action.title();
        kind = action.kind();
        owner = action.owner();
        dueOn = action.dueOn();
        agreedBy = action.agreedBy();
        agreedAt = action.agreedAt();
        Action.Completion completion = action.completion();
        completedAt = completion == null ? null : completion.at();
        completedBy = completion == null ? null : completion.by();
        outcome = completion == null ? null : completion.outcome();
    }

    Action toAction() {
        Action.Completion completion =
                completedAt == null ? null : new Action.Completion(completedAt, completedBy, outcome);
        return new Action(id, title, kind, owner, dueOn, agreedBy, agreedAt, completion);
    }
}
