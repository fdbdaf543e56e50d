package io.muster.detection.heartbeat.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.detection.heartbeat.Heartbeat;
import java.time.Instant;
import java.util.Map;

/**
 * A heartbeat in JSON.
 *
 * @param state waiting (for the first sign), alive, missing or paused
 * @param dueAt when a sign is missed unless one comes before
 * @param alert fingerprint of the alert that stands for missing signs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeartbeatView(
        String name,
        String state,
        String interval,
        String grace,
        String description,
        Map<String, String> labels,
        Instant lastPingAt,
        String lastPingFrom,
        Instant dueAt,
        Instant missingSince,
        String definedBy,
        String alert) {

    static HeartbeatView of(Heartbeat heartbeat) {
        return new HeartbeatView(
                heartbeat.name(),
                stateOf(heartbeat),
                heartbeat.interval().toString(),
                heartbeat.grace().toString(),
                heartbeat.description(),
                heartbeat.labels(),
                heartbeat.lastPingAt(),
                heartbeat.lastPingFrom(),
                heartbeat.paused() ? null : heartbeat.dueAt(),
                heartbeat.missingSince(),
                heartbeat.definedBy(),
                heartbeat.fingerprint());
    }

    private static String stateOf(Heartbeat heartbeat) {
        if (heartbeat.paused()) {
            return "paused";
        }
        if (heartbeat.isMissing()) {
            return "missing";
        }
        return heartbeat.lastPingAt() == null ? "waiting" : "alive";
    }
}
