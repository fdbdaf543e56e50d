package io.muster.escalation.room;

import io.muster.durable.loop.InTurn;
import io.muster.escalation.people.People;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Use case: who has a role, acknowledged or said to come is invited. Joins the caller's transaction. */
@ApplicationScoped
class InviteResponders {

    private final Rooms rooms;
    private final RoleAssignments roles;
    private final Attendances attendances;
    private final People people;
    private final RoomWork work;

    InviteResponders(Rooms rooms, RoleAssignments roles, Attendances attendances, People people, RoomWork work) {
        this.rooms = rooms;
        this.roles = roles;
        this.attendances = attendances;
        this.people = people;
        this.work = work;
    }

    /** Who was there before the room. */
    Uni<Void> everybody(Room room) {
        return roles.of(room.incidentId())
                .chain(holders -> attendances
                        .of(room.incidentId())
                        .map(said -> Stream.concat(
                                        holders.stream().map(RoleAssignment::person),
                                        said.stream().filter(Attending::comes).map(Attending::person))
                                .distinct()
                                .toList())
                        .chain(persons -> invite(room, persons)));
    }

    /** Changes nothing while the incident has no open room. */
    Uni<Void> one(UUID incidentId, String person) {
        return rooms.find(incidentId)
                .chain(room -> room.filter(Room::isOpen).isPresent()
                        ? invite(room.get(), List.of(person))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> invite(Room room, List<String> persons) {
        return InTurn.each(
                persons,
                id -> people.find(id)
                        .chain(person -> person.isPresent()
                                ? work.invite(room, person.get())
                                : Uni.createFrom().voidItem()));
    }
}
