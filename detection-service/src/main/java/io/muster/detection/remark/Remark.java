package io.muster.detection.remark;

import io.muster.detection.signal.FactSignal.RemarkKind;
import java.time.Instant;
import java.util.UUID;

/**
 * What another system told about an alert.
 *
 * @param id also the receipt of the request that told it
 * @param alias the alert's name in the sender's words; null when it was named otherwise
 * @param person who acted there, in the sender's words; null when it did not say
 * @param content what was said; null when nothing was
 * @param alertKnown whether there was such an alert
 */
public record Remark(
        UUID id,
        String fingerprint,
        RemarkKind kind,
        String format,
        String integration,
        String alias,
        String person,
        String content,
        boolean alertKnown,
        Instant receivedAt,
        Instant processedAt) {}
