package io.muster.escalation.room.messaging;

import io.muster.durable.Attempt;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.muster.escalation.EscalationConfig;
import io.muster.escalation.StoredJson;
import io.muster.escalation.room.FollowTalk;
import io.muster.escalation.room.OpenRoom;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Steps at providers of rooms: rows first, then attempts. A step that fails for good holds nothing else up. */
@ApplicationScoped
class RoomChannel implements DeliveryChannel {

    static final String NAME = "room";

    private static final Logger LOG = Logger.getLogger(RoomChannel.class);
    private static final int REQUESTS = 3;

    private final Instance<RoomProvider> providers;
    private final Instance<OpenRoom> rooms;
    private final Instance<FollowTalk> talk;
    private final EscalationConfig config;

    RoomChannel(
            Instance<RoomProvider> providers,
            Instance<OpenRoom> rooms,
            Instance<FollowTalk> talk,
            EscalationConfig config) {
        this.providers = providers;
        this.rooms = rooms;
        this.talk = talk;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A step may need a token and a look before the request that matters. */
    @Override
    public Duration timeout() {
        return config.webhookTimeout().multipliedBy(REQUESTS);
    }

    /** A topic that has waited must not come after a newer one, nor a room for everybody after a restriction. */
    @Override
    public Uni<Boolean> stillWanted(Attempt attempt) {
        RoomStep step = StoredJson.read(attempt.payload(), RoomStep.class);
        return switch (step.step()) {
            case OPEN -> rooms.get().isWanted(step.incidentId(), step.kind(), step.membersOnly());
            case SET_TOPIC -> rooms.get().hasTopic(step.incidentId(), step.topic());
            case RENAME, LEAVE, INVITE -> Uni.createFrom().item(true);
        };
    }

    @Override
    public Outcome send(Attempt attempt) throws Exception {
        RoomStep step = StoredJson.read(attempt.payload(), RoomStep.class);
        for (RoomProvider provider : providers) {
            if (provider.kind().equals(step.kind())) {
                return provider.carryOut(step);
            }
        }
        return new Outcome.Rejected("no provider holds rooms of the kind " + step.kind());
    }

    @Override
    public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        RoomStep step = StoredJson.read(attempt.payload(), RoomStep.class);
        if (step.step() != RoomStep.Step.OPEN) {
            if (!(outcome instanceof Outcome.Sent)) {
                LOG.warnf("%s: the room's %s: %s", step.incidentId(), step.step(), outcome);
            }
            return step.step() == RoomStep.Step.SET_TOPIC
                    ? rooms.get().topicSet(step.incidentId(), step.topic())
                    : Uni.createFrom().voidItem();
        }
        return switch (outcome) {
            case Outcome.Sent(String answer) -> {
                RoomProvider.Opened opened = StoredJson.read(answer, RoomProvider.Opened.class);
                yield rooms.get()
                        .providerOpened(
                                step.incidentId(),
                                new OpenRoom.Made(
                                        opened.channelUrl(),
                                        opened.providerId(),
                                        step.kind(),
                                        step.name(),
                                        step.topic(),
                                        step.membersOnly()))
                        .chain(() -> talk.get().opened(step.incidentId()));
            }
            case Outcome.Rejected(String problem) -> failed(step, problem);
            case Outcome.Retry retry -> failed(step, retry.problem());
        };
    }

    private Uni<Void> failed(RoomStep step, String problem) {
        return rooms.get().providerFailed(step.incidentId(), step.kind(), step.membersOnly(), problem);
    }
}
