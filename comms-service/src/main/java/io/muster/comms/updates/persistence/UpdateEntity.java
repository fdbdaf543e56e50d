package io.muster.comms.updates.persistence;

import io.muster.comms.updates.PublicStatus;
import io.muster.comms.updates.PublishedUpdate;
import io.muster.comms.updates.Side;
import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "published_update")
class UpdateEntity {
    @Id
    UUID id;

    UUID incidentId;
    int position;
    boolean external;
    String audiences;
    String title;
    String text;
    String publicStatus;
    Instant nextUpdateDue;
    UUID withdraws;
    Instant publishedAt;
    String byKind;
    String byId;
    String byRole;

    /** @param position its place among the incident's updates, from 0 */
    static UpdateEntity of(PublishedUpdate update, int position) {
        UpdateEntity entity = new UpdateEntity();
        entity.id = update.id();
        entity.incidentId = update.incidentId();
        entity.position = position;
        entity.external = update.side() == Side.EXTERNAL;
        entity.audiences = Words.of(update.audiences());
        entity.title = update.title();
        entity.text = update.text();
        entity.publicStatus =
                update.publicStatus() == null ? null : update.publicStatus().word();
        entity.nextUpdateDue = update.nextUpdateDue();
        entity.withdraws = update.withdraws();
        entity.publishedAt = update.publishedAt();
        entity.byKind = Words.of(update.by().kind());
        entity.byId = update.by().id();
        entity.byRole = Words.of(update.by().role());
        return entity;
    }

    PublishedUpdate update() {
        return new PublishedUpdate(
                id,
                incidentId,
                Words.audiences(audiences),
                title,
                text,
                publicStatus == null ? null : PublicStatus.of(publicStatus),
                nextUpdateDue,
                withdraws,
                publishedAt,
                new Actor(Words.constant(Actor.Kind.class, byKind), byId, Words.constant(Role.class, byRole)));
    }
}
