package io.muster.escalation.room;

import io.muster.escalation.people.Person;
import io.smallrye.mutiny.Uni;

/** What a room's provider is asked to do; written in the caller's transaction, carried out after its commit. */
public interface RoomWork {

    /** Whether a provider of that kind is set up here. */
    boolean has(String kind);

    Uni<Void> open(Room room, String topic);

    Uni<Void> setTopic(Room room, String topic);

    /** Gives the channel the room's name. */
    Uni<Void> rename(Room room);

    /** Nobody talks there any more: the channel gets the room's name and topic, and takes no more messages. */
    Uni<Void> leave(Room room);

    /** Changes nothing for a person whom the provider does not know. */
    Uni<Void> invite(Room room, Person person);
}
