package io.muster.detection.integration.rest;

import io.muster.detection.integration.Activity.RejectedPayload;
import java.time.Instant;
import java.util.UUID;

/** @param reason invalid, too-large or signature @param told what the sender was told @param content its beginning, with secrets masked */
record RejectedView(UUID id, String format, String reason, String told, String content, Instant receivedAt) {

    static RejectedView of(RejectedPayload payload) {
        return new RejectedView(
                payload.id(),
                payload.format(),
                payload.reason(),
                payload.told(),
                payload.content(),
                payload.receivedAt());
    }
}
