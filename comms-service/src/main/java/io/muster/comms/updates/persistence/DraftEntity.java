package io.muster.comms.updates.persistence;

import io.muster.comms.updates.Draft;
import io.muster.comms.updates.Draft.Approved;
import io.muster.comms.updates.Draft.Dropped;
import io.muster.comms.updates.Draft.Open;
import io.muster.comms.updates.PublicStatus;
import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "draft")
class DraftEntity {
    @Id
    UUID id;

    UUID incidentId;
    String publicStatus;
    String audiences;
    String title;
    String text;
    Instant createdAt;
    String editedBy;
    String state;
    Instant settledAt;
    String settledBy;
    String settledRole;
    String droppedWhy;

    static DraftEntity of(Draft draft) {
        DraftEntity entity = new DraftEntity();
        Draft.Words words = draft.words();
        entity.id = words.id();
        entity.incidentId = words.incidentId();
        entity.publicStatus = words.publicStatus().word();
        entity.audiences = Words.of(words.audiences());
        entity.title = words.title();
        entity.text = words.text();
        entity.createdAt = words.createdAt();
        entity.editedBy = words.editedBy();
        switch (draft) {
            case Open _ -> entity.state = "open";
            case Approved approved -> {
                entity.state = "approved";
                entity.settledAt = approved.at();
                entity.settledBy = approved.by().id();
                entity.settledRole = Words.of(approved.by().role());
            }
            case Dropped dropped -> {
                entity.state = "dropped";
                entity.settledAt = dropped.at();
                entity.droppedWhy = dropped.why();
            }
        }
        return entity;
    }

    Draft draft() {
        Draft.Words words = new Draft.Words(
                id,
                incidentId,
                PublicStatus.of(publicStatus),
                Words.audiences(audiences),
                title,
                text,
                createdAt,
                editedBy);
        return switch (state) {
            case "open" -> new Open(words);
            case "approved" ->
                new Approved(words, Actor.person(settledBy, Words.constant(Role.class, settledRole)), settledAt);
            case "dropped" -> new Dropped(words, droppedWhy, settledAt);
            default -> throw new IllegalStateException("a draft in the state " + state);
        };
    }
}
