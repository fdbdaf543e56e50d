package io.muster.detection.intake;

import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.PingSignal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The ping of Opsgenie's Heartbeat API. As there, the answer does not tell whether the heartbeat is known. */
@Singleton
public class OpsgenieHeartbeat implements OpsgenieAnswers {

    @Override
    public String name() {
        return "opsgenie-heartbeat";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        PingSignal ping = HeartbeatPing.ping(name(), request, sender, now);
        return new Batch(List.of(ping), OpsgenieAnswers.taken("PONG - Heartbeat received", ping.id()));
    }
}
