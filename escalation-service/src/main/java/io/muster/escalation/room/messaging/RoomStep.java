package io.muster.escalation.room.messaging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * One thing that a room's provider is asked to do, as it waits in the database.
 *
 * @param kind which provider
 * @param providerId what the provider calls the room; null before it is open
 * @param topic the topic to set, and the first one of a new room
 * @param member what the provider calls the person to invite; null for other steps
 */
@RegisterForReflection
record RoomStep(Step step, UUID incidentId, String kind, String name, String providerId, String topic, String member) {

    enum Step {
        OPEN,
        SET_TOPIC,
        INVITE
    }
}
