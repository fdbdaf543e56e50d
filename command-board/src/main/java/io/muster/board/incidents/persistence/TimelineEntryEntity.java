package io.muster.board.incidents.persistence;

import io.muster.board.incidents.TimelineEntry;
import io.muster.contracts.Actor;
import io.muster.contracts.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "timeline_entry")
class TimelineEntryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long seq;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "incident_id")
    UUID incidentId;

    String type;

    Instant at;

    @Column(name = "actor_kind")
    @Enumerated(EnumType.STRING)
    Actor.Kind actorKind;

    @Column(name = "actor_id")
    String actorId;

    @Column(name = "actor_role")
    @Enumerated(EnumType.STRING)
    Role actorRole;

    String text;

    boolean restricted;

    static TimelineEntryEntity of(TimelineEntry entry) {
        var row = new TimelineEntryEntity();
        row.eventId = entry.eventId();
        row.incidentId = entry.incidentId();
        row.type = entry.type();
        row.at = entry.at();
        row.actorKind = entry.actor().kind();
        row.actorId = entry.actor().id();
        row.actorRole = entry.actor().role();
        row.text = entry.text();
        row.restricted = entry.restricted();
        return row;
    }

    TimelineEntry toEntry() {
        return new TimelineEntry(
                seq, eventId, incidentId, type, at, new Actor(actorKind, actorId, actorRole), text, restricted);
    }
}
