package io.muster.escalation.room.messaging;

import io.muster.contracts.Ids;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.escalation.StoredJson;
import io.muster.escalation.people.Person;
import io.muster.escalation.room.Room;
import io.muster.escalation.room.RoomWork;
import io.muster.escalation.room.messaging.RoomStep.Step;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Steps as deliveries. Opening is given up soon, so that people are not kept waiting for a place to talk. */
@ApplicationScoped
class QueuedRoomWork implements RoomWork {

    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration LATER_STEPS = Duration.ofMinutes(15);

    private final Map<String, RoomProvider> providers;
    private final Deliveries deliveries;
    private final Clock clock;

    QueuedRoomWork(@All List<RoomProvider> providers, Deliveries deliveries, Clock clock) {
        this.providers = providers.stream().collect(Collectors.toMap(RoomProvider::kind, Function.identity()));
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public boolean has(String kind) {
        return provider(kind).filter(RoomProvider::isSetUp).isPresent();
    }

    private Optional<RoomProvider> provider(String kind) {
        return Optional.ofNullable(providers.get(kind));
    }

    @Override
    public Uni<Void> open(Room room, String topic) {
        return enqueue(
                new RoomStep(
                        Step.OPEN, room.incidentId(), room.kind(), room.name(), null, topic, null, room.membersOnly()),
                OPENING);
    }

    @Override
    public Uni<Void> setTopic(Room room, String topic) {
        return later(room, Step.SET_TOPIC, topic, null);
    }

    @Override
    public Uni<Void> rename(Room room) {
        return later(room, Step.RENAME, null, null);
    }

    @Override
    public Uni<Void> leave(Room room) {
        return later(room, Step.LEAVE, room.topic().orElseThrow(), null);
    }

    @Override
    public Uni<Void> invite(Room room, Person person) {
        return provider(room.kind())
                .flatMap(provider -> provider.member(person))
                .map(member -> later(room, Step.INVITE, null, member))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Only a provider's own rooms have anything to do: a link has neither topic nor members. */
    private Uni<Void> later(Room room, Step step, String topic, String member) {
        return room.state() instanceof Room.State.Open open && open.providerId().isPresent()
                ? enqueue(
                        new RoomStep(
                                step,
                                room.incidentId(),
                                room.kind(),
                                room.name(),
                                open.providerId().get(),
                                topic,
                                member,
                                room.membersOnly()),
                        LATER_STEPS)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> enqueue(RoomStep step, Duration patience) {
        Instant now = clock.instant();
        return deliveries.enqueue(
                new Delivery(Ids.at(now), RoomChannel.NAME, step.incidentId(), StoredJson.write(step), now, patience));
    }
}
