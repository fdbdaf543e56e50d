package io.muster.detection.heartbeat.messaging;

import io.muster.detection.heartbeat.HeartbeatAlerts;
import io.muster.detection.intake.TakeIn;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import io.muster.durable.Attempt;
import io.muster.durable.BrokerUnavailable;
import io.muster.durable.Deliveries;
import io.muster.durable.Delivery;
import io.muster.durable.DeliveryChannel;
import io.muster.durable.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A row first, then appended to the intake log until the broker has it; the signal's id makes a double harmless. */
@ApplicationScoped
class IntakeLogChannel implements DeliveryChannel, HeartbeatAlerts {

    private static final String NAME = "intake-log";
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    @Inject
    Instance<Deliveries> deliveries;

    @Inject
    TakeIn takeIn;

    @Inject
    SignalJson json;

    @Override
    public Uni<Void> tell(AlertSignal signal) {
        String payload = new String(json.write(signal), StandardCharsets.UTF_8);
        return deliveries.get().enqueue(new Delivery(signal.id(), NAME, null, payload, null, null));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public Uni<Boolean> stillWanted(Attempt attempt) {
        return Uni.createFrom().item(true);
    }

    @Override
    public Outcome send(Attempt attempt) {
        try {
            takeIn.append(json.read(attempt.payload().getBytes(StandardCharsets.UTF_8)))
                    .await()
                    .atMost(TIMEOUT);
            return new Outcome.Sent("in the intake log");
        } catch (BrokerUnavailable gone) {
            return new Outcome.Retry(gone.getMessage());
        }
    }

    @Override
    public Uni<Void> concluded(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().voidItem();
    }
}
