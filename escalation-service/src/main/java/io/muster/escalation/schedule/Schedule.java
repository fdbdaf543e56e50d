package io.muster.escalation.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Who is on call, and when. One rotation for now; layers and overrides are decided in {@link #onCallAt} when they come. */
public record Schedule(String key, String name, ZoneId timeZone, Rotation rotation) {

    /** Exactly one person at any instant from the rotation's start on; nobody before it or when it has no people. */
    public Optional<OnCall> onCallAt(Instant at) {
        return rotation.onCallAt(at, timeZone);
    }
}
