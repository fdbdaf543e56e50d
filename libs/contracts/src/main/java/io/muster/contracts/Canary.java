package io.muster.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A canary that has come through detection: one record of {@link Topics#CANARY}, keyed by its id. It goes the way of a page
 * from intake to the hand-over, to nobody, and proves that the way is open; it is about no incident and no lifecycle event.
 *
 * @param sentAt when intake took its signal in
 */
public record Canary(UUID id, Instant sentAt) {

    /** The record's type. */
    public static final String TYPE = "io.muster.detection.Canary.v1";

    public byte[] toJson() {
        try {
            return EventJson.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a canary that cannot be written: " + id, e);
        }
    }

    /** @throws MalformedEvent when it is not JSON or lacks id or time */
    public static Canary fromJson(byte[] json) {
        try {
            Canary canary = EventJson.mapper().readValue(json, Canary.class);
            if (canary == null || canary.id == null || canary.sentAt == null) {
                throw new MalformedEvent("a canary without id or time");
            }
            return canary;
        } catch (IOException e) {
            throw new MalformedEvent("a canary cannot be read: " + e.getMessage(), e);
        }
    }
}
