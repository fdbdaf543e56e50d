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
 * @param membersOnly whether the room is one that only who is invited sees
 */
@RegisterForReflection
record RoomStep(
        Step step,
        UUID incidentId,
        String kind,
        String name,
        String providerId,
        String topic,
        String member,
        boolean membersOnly) {

    enum Step {
        OPEN,
        SET_TOPIC,
        RENAME,
        LEAVE,
        INVITE
    }
}
