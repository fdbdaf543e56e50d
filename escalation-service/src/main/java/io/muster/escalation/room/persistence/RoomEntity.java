package io.muster.escalation.room.persistence;

import io.muster.escalation.room.Room;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "room")
class RoomEntity {

    private static final String OPEN = "open";
    private static final String OPENING = "opening";

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    String kind;
    String state;
    String name;

    @Column(name = "channel_url")
    String channelUrl;

    @Column(name = "bridge_url")
    String bridgeUrl;

    @Column(name = "provider_id")
    String providerId;

    String status;
    String topic;
    String problem;

    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "members_only")
    boolean membersOnly;

    static RoomEntity of(Room room) {
        RoomEntity entity = new RoomEntity();
        entity.incidentId = room.incidentId();
        entity.kind = room.kind();
        entity.name = room.name();
        entity.bridgeUrl = room.bridgeUrl().orElse(null);
        entity.status = room.status();
        entity.topic = room.topic().orElse(null);
        entity.problem = room.problem().orElse(null);
        entity.openedBy = room.openedBy();
        entity.openedAt = room.openedAt();
        entity.membersOnly = room.membersOnly();
        switch (room.state()) {
            case Room.State.Opening ignored -> entity.state = OPENING;
            case Room.State.Open(String channelUrl, Optional<String> providerId) -> {
                entity.state = OPEN;
                entity.channelUrl = channelUrl;
                entity.providerId = providerId.orElse(null);
            }
        }
        return entity;
    }

    Room room() {
        Room.State now = state.equals(OPEN)
                ? new Room.State.Open(channelUrl, Optional.ofNullable(providerId))
                : new Room.State.Opening();
        return new Room(
                incidentId,
                kind,
                now,
                name,
                Optional.ofNullable(bridgeUrl),
                status,
                Optional.ofNullable(topic),
                Optional.ofNullable(problem),
                openedBy,
                openedAt,
                membersOnly);
    }
}
