package io.muster.review.timeline.persistence;

import io.muster.contracts.Actor;
import io.muster.contracts.EventContext;
import io.muster.contracts.EventJson;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Role;
import io.muster.contracts.UnknownEvent;
import io.muster.contracts.Visibility;
import io.muster.review.timeline.TimelineRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "timeline_row")
class TimelineRowEntity {

    private static final String NO_PAYLOAD = "{}";

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "stream_partition")
    int partition;

    @Column(name = "stream_offset")
    long offset;

    Instant at;
    String type;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    Actor.Kind actorKind;

    @Column(name = "actor_id")
    String actorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "actor_role")
    Role actorRole;

    String reason;

    @Enumerated(EnumType.STRING)
    Visibility visibility;

    String payload;

    static TimelineRowEntity of(TimelineRow row) {
        LifecycleEvent event = row.event();
        TimelineRowEntity entity = new TimelineRowEntity();
        entity.id = row.id();
        entity.incidentId = event.incidentId();
        entity.partition = row.partition();
        entity.offset = row.offset();
        entity.at = event.occurredAt();
        entity.type = row.type();
        entity.actorKind = event.actor().kind();
        entity.actorId = event.actor().id();
        entity.actorRole = event.actor().role();
        entity.reason = event.reason();
        entity.visibility = event.context().visibility();
        entity.payload =
                event instanceof UnknownEvent ? NO_PAYLOAD : new String(EventJson.write(event), StandardCharsets.UTF_8);
        return entity;
    }

    TimelineRow toRow() {
        LifecycleEvent event = NO_PAYLOAD.equals(payload)
                ? new UnknownEvent(context(), type)
                : EventJson.read(type, payload.getBytes(StandardCharsets.UTF_8));
        return new TimelineRow(id, partition, offset, event);
    }

    private EventContext context() {
        return new EventContext(incidentId, at, new Actor(actorKind, actorId, actorRole), reason, visibility);
    }
}
