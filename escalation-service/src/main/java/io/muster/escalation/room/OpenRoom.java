package io.muster.escalation.room;

import io.muster.contracts.Actor;
import io.muster.contracts.EscalationEvent.ChannelOpened;
import io.muster.contracts.EventContext;
import io.muster.contracts.Refusal;
import io.muster.contracts.Role;
import io.muster.durable.Outbox;
import io.muster.durable.UnitOfWork;
import io.muster.escalation.IncidentGate;
import io.muster.escalation.paging.Escalations;
import io.muster.escalation.paging.Facts;
import io.muster.escalation.restriction.WhoMayKnow;
import io.muster.escalation.roles.RoleAssignment;
import io.muster.escalation.roles.RoleAssignments;
import io.muster.web.Secrets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Use case: one action opens the place where an incident is talked about, with a bridge (R49). A provider that cannot
 * open it is no reason to have none: then a link stands in.
 */
@ApplicationScoped
public class OpenRoom {

    private static final int SECRET = 12;

    private final UnitOfWork unitOfWork;
    private final IncidentGate gate;
    private final Escalations escalations;
    private final Rooms rooms;
    private final RoleAssignments roles;
    private final WhoMayKnow whoMayKnow;
    private final RoomWork work;
    private final InviteResponders invitations;
    private final Outbox outbox;
    private final RoomConfig config;
    private final Clock clock;

    OpenRoom(
            UnitOfWork unitOfWork,
            IncidentGate gate,
            Escalations escalations,
            Rooms rooms,
            RoleAssignments roles,
            WhoMayKnow whoMayKnow,
            RoomWork work,
            InviteResponders invitations,
            Outbox outbox,
            RoomConfig config,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.gate = gate;
        this.escalations = escalations;
        this.rooms = rooms;
        this.roles = roles;
        this.whoMayKnow = whoMayKnow;
        this.work = work;
        this.invitations = invitations;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** What a person wants of the room; what is empty is as configured. */
    public record Wish(Optional<String> kind, Optional<String> channelUrl, Optional<String> bridgeUrl) {

        static Wish of(String kind) {
            return new Wish(Optional.of(kind), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Opens the room, or tells of the one that there is.
     *
     * @throws Refusal when the incident is not known here or was dismissed, or no provider of that kind is set up
     */
    public Uni<Room> open(UUID incidentId, Wish wish, Actor by) {
        return unitOfWork.run(() -> gate.enterWanted(incidentId).chain(() -> opened(incidentId, wish, by)));
    }

    /**
     * Opens the room as configured. Paging goes by the same transaction, so that nothing that is wrong with the room may stop
     * it: where the kind is not set up, a link stands in. Joins the caller's transaction, which has entered the incident's
     * gate.
     */
    Uni<Room> openedByRule(UUID incidentId, Actor by) {
        return notSetUp(config.kind())
                .map(problem -> opened(incidentId, Wish.of(Room.LINK), Optional.of(problem), by))
                .orElseGet(() -> opened(incidentId, Wish.of(config.kind()), Optional.empty(), by));
    }

    private Uni<Room> opened(UUID incidentId, Wish wish, Actor by) {
        return opened(incidentId, wish, Optional.empty(), by);
    }

    private Uni<Room> opened(UUID incidentId, Wish wish, Optional<String> problem, Actor by) {
        return rooms.find(incidentId)
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found.get()) : begin(incidentId, wish, problem, by));
    }

    private Optional<String> notSetUp(String kind) {
        return kind.equals(Room.LINK) || work.has(kind)
                ? Optional.empty()
                : Optional.of("No provider holds rooms of the kind '" + kind + "'");
    }

    private Uni<Room> begin(UUID incidentId, Wish wish, Optional<String> problem, Actor by) {
        String kind = wish.channelUrl().isPresent() ? Room.LINK : wish.kind().orElse(config.kind());
        notSetUp(kind).ifPresent(lacking -> {
            throw new Refusal(RoomProblem.NOT_SET_UP, lacking, incidentId);
        });
        return escalations
                .find(incidentId)
                .map(found -> found.orElseThrow().facts())
                .chain(facts -> whoMayKnow
                        .isRestricted(incidentId)
                        .chain(restricted -> roles.find(incidentId, Role.COMMANDER)
                                .map(commander -> room(facts, kind, wish, problem, by, restricted)
                                        .saying(
                                                facts,
                                                facts.severity(),
                                                commander.map(RoleAssignment::person),
                                                restricted))))
                .call(rooms::save)
                .call(room -> room.isOpen()
                        ? tell(room, by)
                        : work.open(room, room.topic().orElseThrow()));
    }

    private Room room(Facts facts, String kind, Wish wish, Optional<String> problem, Actor by, boolean restricted) {
        Room.State state = kind.equals(Room.LINK)
                ? new Room.State.Open(wish.channelUrl().orElse(filled(config.channelLink(), facts)), Optional.empty())
                : new Room.State.Opening();
        return new Room(
                facts.incidentId(),
                kind,
                state,
                Room.nameOf(facts.number(), facts.what()),
                wish.bridgeUrl().or(() -> config.bridgeLink().map(link -> filled(link, facts))),
                facts.confirmed() ? "confirmed" : "detected",
                Optional.empty(),
                problem,
                by.id(),
                clock.instant(),
                restricted && !kind.equals(Room.LINK));
    }

    private static String filled(String link, Facts facts) {
        return link.replace("{number}", Long.toString(facts.number()))
                .replace("{id}", facts.incidentId().toString())
                .replace("{secret}", Secrets.randomToken().substring(0, SECRET));
    }

    /**
     * What the provider made.
     *
     * @param kind as it was when the room was asked for; name, topic and membersOnly too
     */
    public record Made(
            String channelUrl, String providerId, String kind, String name, String topic, boolean membersOnly) {}

    /**
     * Whether such a room is to be opened still: one for everybody is not when the incident has become restricted meanwhile,
     * also where a link stands in for the one that only who is invited would see.
     */
    public Uni<Boolean> isWanted(UUID incidentId, String kind, boolean membersOnly) {
        return rooms.find(incidentId)
                .map(room -> room.filter(found -> found.kind().equals(kind) && found.membersOnly() == membersOnly)
                        .isPresent());
    }

    /**
     * The provider opened the room; what changed meanwhile is told to it, and one that is not wanted any more is left. Joins
     * the caller's transaction.
     */
    public Uni<Void> providerOpened(UUID incidentId, Made made) {
        return gate.enter(incidentId)
                .chain(() -> isWanted(incidentId, made.kind(), made.membersOnly()))
                .chain(wanted -> wanted ? concluded(incidentId, made) : leave(incidentId, made));
    }

    private Uni<Void> leave(UUID incidentId, Made made) {
        return escalations
                .find(incidentId)
                .map(found -> found.orElseThrow().facts())
                .chain(facts -> rooms.find(incidentId)
                        .chain(room -> work.leave(room.orElseThrow()
                                .of(made.kind())
                                .opened(made.channelUrl(), made.providerId())
                                .left(facts))));
    }

    private Uni<Void> concluded(UUID incidentId, Made made) {
        return conclude(incidentId, room -> room.opened(made.channelUrl(), made.providerId()))
                .chain(() -> rooms.find(incidentId))
                .chain(room -> room.filter(Room::isOpen).isPresent()
                        ? correct(room.get(), made)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> correct(Room room, Made made) {
        Uni<Void> named = room.name().equals(made.name()) ? Uni.createFrom().voidItem() : work.rename(room);
        return named.chain(() -> correct(room, made.topic()));
    }

    private Uni<Void> correct(Room room, String set) {
        String topic = room.topic().orElse(set);
        return topic.equals(set) ? Uni.createFrom().voidItem() : work.setTopic(room, topic);
    }

    /** The provider set a topic: when a newer one was told before it, that one is told again. Joins the caller's transaction. */
    public Uni<Void> topicSet(UUID incidentId, String topic) {
        return rooms.find(incidentId)
                .chain(room -> room.isPresent()
                        ? correct(room.get(), topic)
                        : Uni.createFrom().voidItem());
    }

    /** Whether the topic is the newest that the room has. Joins the caller's transaction. */
    public Uni<Boolean> hasTopic(UUID incidentId, String topic) {
        return rooms.find(incidentId).map(room -> room.flatMap(Room::topic).equals(Optional.of(topic)));
    }

    /** The provider will not open it, which means nothing for one that is not wanted. Joins the caller's transaction. */
    public Uni<Void> providerFailed(UUID incidentId, String kind, boolean membersOnly, String problem) {
        return gate.enter(incidentId)
                .chain(() -> isWanted(incidentId, kind, membersOnly))
                .chain(wanted ->
                        wanted ? standIn(incidentId, problem) : Uni.createFrom().voidItem());
    }

    private Uni<Void> standIn(UUID incidentId, String problem) {
        return escalations
                .find(incidentId)
                .chain(found -> conclude(
                        incidentId,
                        room -> room.standIn(
                                filled(config.channelLink(), found.orElseThrow().facts()), problem)));
    }

    private Uni<Void> conclude(UUID incidentId, UnaryOperator<Room> step) {
        return gate.enter(incidentId)
                .chain(() -> rooms.find(incidentId))
                .chain(found -> found.isEmpty() || found.get().isOpen()
                        ? Uni.createFrom().voidItem()
                        : conclude(step.apply(found.get())));
    }

    private Uni<Void> conclude(Room room) {
        return rooms.save(room).chain(() -> tell(room, Actor.rule("room"))).chain(() -> invitations.everybody(room));
    }

    private Uni<Void> tell(Room room, Actor by) {
        Room.State.Open open = (Room.State.Open) room.state();
        String reason =
                room.problem().map(problem -> "a link stands in: " + problem).orElse("opened by " + room.openedBy());
        return outbox.append(new ChannelOpened(
                EventContext.internal(room.incidentId(), clock.instant(), by, reason),
                room.name(),
                open.channelUrl(),
                room.bridgeUrl().orElse(null)));
    }
}
