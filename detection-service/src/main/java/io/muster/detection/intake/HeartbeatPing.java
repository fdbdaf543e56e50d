package io.muster.detection.intake;

import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.PingSignal;
import io.muster.detection.signal.Labels;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A sign of life over plain HTTP. What else the request says does not matter. */
@Singleton
public class HeartbeatPing implements NotificationFormat {

    /** Parameter: the heartbeat's name. */
    public static final String NAME = "name";

    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        PingSignal ping = ping(name(), request, sender, now);
        return new Batch(
                List.of(ping), Answer.json(202, Map.of("heartbeat", ping.heartbeat(), "receivedAt", now.toString())));
    }

    static PingSignal ping(String format, IntakeRequest request, Sender sender, Instant now) {
        String name = Labels.storable(request.parameter(NAME));
        String known = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return new PingSignal(Ids.at(now), format, sender.source(), sender.name(), known, now);
    }
}
