package io.muster.escalation.channel.messaging;

import io.muster.durable.Timer;
import io.muster.durable.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class BundledMessagesTimer implements TimerHandler {

    private final BundledMessages messages;

    BundledMessagesTimer(BundledMessages messages) {
        this.messages = messages;
    }

    @Override
    public String kind() {
        return BundledMessages.DUE;
    }

    @Override
    public Uni<Void> fire(Timer timer, Instant now) {
        return messages.due(timer.key(), BundledMessages.Purpose.of(timer.payload()), now);
    }
}
