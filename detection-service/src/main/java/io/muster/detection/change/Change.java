package io.muster.detection.change;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something was changed in the store: a deployment, a flag, a price list.
 *
 * @param origin what the change was made to, or by; null when it was not said
 * @param integration name of the integration that told it
 * @param links address to text
 * @param changedAt when it was made
 */
public record Change(
        UUID id,
        String summary,
        String origin,
        String integration,
        String format,
        Map<String, String> details,
        Map<String, String> links,
        Instant changedAt,
        Instant receivedAt) {}
