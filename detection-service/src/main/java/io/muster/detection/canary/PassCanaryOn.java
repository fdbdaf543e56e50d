package io.muster.detection.canary;

import io.muster.contracts.Canary;
import io.muster.contracts.Topics;
import io.muster.detection.signal.FactSignal.CanarySignal;
import io.muster.detection.signal.KeepsFact;
import io.muster.durable.Outbox;
import io.muster.durable.OutboxRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A canary that has come through the engine goes on by the outbox, as an incident would; there is none. */
@ApplicationScoped
class PassCanaryOn implements KeepsFact<CanarySignal> {

    @Inject
    Outbox outbox;

    @Override
    public Class<CanarySignal> fact() {
        return CanarySignal.class;
    }

    @Override
    public Uni<Void> keep(CanarySignal signal) {
        Canary canary = new Canary(signal.id(), signal.receivedAt());
        return outbox.append(
                new OutboxRecord(Topics.CANARY, canary.id(), Canary.TYPE, canary.sentAt(), canary.toJson()));
    }
}
