package io.muster.escalation.room;

import io.muster.contracts.Actor;
import io.muster.contracts.LifecycleEvent;
import io.muster.contracts.Restriction;
import io.muster.contracts.Role;
import io.muster.contracts.Severity;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.paging.Escalation;
import io.muster.escalation.paging.EscalationState;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Use case: a room is opened by rule, its topic is kept current, and who takes part is invited. */
@ApplicationScoped
public class FollowTalk {

    private static final Actor RULE = Actor.rule("room-policy");

    private final IncidentGate gate;
    private final Escalations escalations;
    private final RoleAssignments roles;
    private final WhoMayKnow whoMayKnow;
    private final Rooms rooms;
    private final OpenRoom open;
    private final InviteResponders invitations;
    private final RoomWork work;
    private final RoomConfig config;

    FollowTalk(
            IncidentGate gate,
            Escalations escalations,
            RoleAssignments roles,
            WhoMayKnow whoMayKnow,
            Rooms rooms,
            OpenRoom open,
            InviteResponders invitations,
            RoomWork work,
            RoomConfig config) {
        this.gate = gate;
        this.escalations = escalations;
        this.roles = roles;
        this.whoMayKnow = whoMayKnow;
        this.rooms = rooms;
        this.open = open;
        this.invitations = invitations;
        this.work = work;
        this.config = config;
    }

    /** From the configured severity on, an incident gets its room with the confirmation. */
    public Uni<Void> confirmed(LifecycleEvent event, Severity severity) {
        // others who follow the event may not have written yet what it says of who may know
        return known(event)
                .call(() -> whoMayKnow.hear(event))
                .chain(known -> known
                        ? openAsConfigured(event, severity)
                                .chain(() ->
                                        refresh(event.incidentId(), Optional.of("confirmed"), Optional.of(severity)))
                        : Uni.createFrom().voidItem());
    }

    /** A confirmed incident that becomes as grave as that gets its room then. */
    public Uni<Void> severityChanged(LifecycleEvent event, Severity severity) {
        return gate.enter(event.incidentId())
                .chain(() -> escalations.find(event.incidentId()))
                .chain(found -> found.filter(FollowTalk::isOpen).isPresent()
                        ? openAsConfigured(event, severity)
                        : Uni.createFrom().voidItem())
                .chain(() -> changed(event, Optional.empty(), Optional.of(severity)));
    }

    private static boolean isOpen(Escalation escalation) {
        return escalation.facts().confirmed() && !(escalation.state() instanceof EscalationState.Stopped);
    }

    private Uni<Void> openAsConfigured(LifecycleEvent event, Severity severity) {
        boolean wanted =
                config.openFrom().filter(from -> !from.graverThan(severity)).isPresent();
        return wanted
                ? open.openedByRule(event.incidentId(), RULE).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** An assessment that restricts the incident, or lifts that, changes what the room says to others. */
    public Uni<Void> assessed(LifecycleEvent event) {
        return Restriction.saidBy(event).isEmpty()
                ? Uni.createFrom().voidItem()
                : gate.enter(event.incidentId())
                        .chain(() -> whoMayKnow.hear(event))
                        .chain(() -> changed(event, Optional.empty(), Optional.empty()));
    }

    /** @param status what the incident is now */
    public Uni<Void> changed(LifecycleEvent event, String status) {
        return changed(event, Optional.of(status), Optional.empty());
    }

    private Uni<Void> changed(LifecycleEvent event, Optional<String> status, Optional<Severity> severity) {
        return known(event)
                .chain(known -> known
                        ? refresh(event.incidentId(), status, severity)
                        : Uni.createFrom().voidItem());
    }

    /** Somebody takes part; who commands stands in the topic. */
    public Uni<Void> takesPart(LifecycleEvent event, String person) {
        return known(event)
                .chain(known -> known && person != null
                        ? invitations
                                .one(event.incidentId(), person)
                                .chain(() -> refresh(event.incidentId(), Optional.empty(), Optional.empty()))
                        : Uni.createFrom().voidItem());
    }

    /** Nobody holds a role any more; the topic names no commander who has left. */
    public Uni<Void> vacated(LifecycleEvent event) {
        return changed(event, Optional.empty(), Optional.empty());
    }

    /** The room was opened for everybody, and the incident has become restricted meanwhile. Joins the caller's transaction. */
    public Uni<Void> opened(UUID incidentId) {
        return gate.enter(incidentId).chain(() -> refresh(incidentId, Optional.empty(), Optional.empty()));
    }

    private Uni<Boolean> known(LifecycleEvent event) {
        return gate.enter(event.incidentId())
                .chain(() -> escalations.find(event.incidentId()))
                .map(Optional::isPresent);
    }

    /** @param severity as the event says, which this transaction may not have written yet */
    private Uni<Void> refresh(UUID incidentId, Optional<String> status, Optional<Severity> severity) {
        return rooms.find(incidentId)
                .chain(room -> room.isEmpty() ? Uni.createFrom().voidItem() : refresh(room.get(), status, severity));
    }

    private Uni<Void> refresh(Room room, Optional<String> status, Optional<Severity> severity) {
        return escalations
                .find(room.incidentId())
                .map(found -> found.orElseThrow().facts())
                .chain(facts -> refreshed(
                                room.now(status.orElse(room.status())), facts, severity.orElse(facts.severity()))
                        .chain(next -> next.equals(room)
                                ? Uni.createFrom().voidItem()
                                : rooms.save(next).chain(() -> tell(room, next, facts))));
    }

    private Uni<Room> refreshed(Room room, Facts facts, Severity severity) {
        return whoMayKnow
                .isRestricted(room.incidentId())
                .chain(restricted -> roles.find(room.incidentId(), Role.COMMANDER)
                        .map(commander ->
                                room.saying(facts, severity, commander.map(RoleAssignment::person), restricted)));
    }

    /** A room that is being opened is told when it is open; what was to be opened for everybody is not wanted any more. */
    private Uni<Void> tell(Room before, Room next, Facts facts) {
        if (before.isSeenByOthers() && !next.isSeenByOthers()) {
            Uni<Void> left = before.isOpen()
                    ? work.leave(before.left(facts))
                    : Uni.createFrom().voidItem();
            return left.chain(() -> work.open(next, next.topic().orElseThrow()));
        }
        if (!next.isOpen()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> named = next.name().equals(before.name()) ? Uni.createFrom().voidItem() : work.rename(next);
        return named.chain(() -> work.setTopic(next, next.topic().orElseThrow()));
    }
}
