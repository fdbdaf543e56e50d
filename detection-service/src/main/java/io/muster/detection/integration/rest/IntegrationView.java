package io.muster.detection.integration.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.integration.Activity;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.Integration;
import io.muster.detection.integration.IntegrationKind;
import io.muster.detection.integration.KeepIntegrations.WithKey;
import io.muster.detection.integration.SilenceAccess;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An integration in JSON.
 *
 * @param key in clear, only in the answer that made it
 * @param signs whether its requests have to be signed
 * @param silences what its key may do with silences: none, read or write
 * @param lastSeenAt when its last request came; absent when none did
 * @param rejected how many of its requests were refused, wholly or in part
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntegrationView(
        UUID id,
        String name,
        Source source,
        String kind,
        String key,
        Integer perSecond,
        boolean signs,
        AlertMapping mapping,
        String silences,
        Instant createdAt,
        String createdBy,
        Instant rotatedAt,
        Instant previousKeyUntil,
        Instant revokedAt,
        Instant lastSeenAt,
        Long requests,
        Long rejected) {

    static final String ACCESSES = "none|read|write";
    static final String KINDS =
            "any|alertmanager|grafana|pagerduty|opsgenie|cloudevents|datadog|sentry|newrelic|mapped|heartbeat";

    /** @param activity null when nothing is known of it */
    static IntegrationView of(Integration integration, Activity activity) {
        return of(integration, null, activity);
    }

    static IntegrationView of(WithKey made) {
        return of(made.integration(), made.key(), null);
    }

    private static IntegrationView of(Integration integration, String key, Activity activity) {
        return new IntegrationView(
                integration.id(),
                integration.name(),
                integration.source(),
                integration.terms().kind().name().toLowerCase(Locale.ROOT),
                key,
                integration.terms().perSecond(),
                integration.terms().sealedSecret() != null,
                integration.terms().mapping(),
                integration.terms().silences().name().toLowerCase(Locale.ROOT),
                integration.createdAt(),
                integration.createdBy(),
                integration.rotatedAt(),
                integration.previousKeyUntil(),
                integration.revokedAt(),
                activity == null ? null : activity.lastSeenAt(),
                activity == null ? null : activity.requests(),
                activity == null ? null : activity.rejected());
    }

    /** Null when nothing is said. */
    static SilenceAccess accessOf(String word) {
        return word == null ? null : SilenceAccess.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Any when nothing is said. */
    static IntegrationKind kindOf(String word) {
        return word == null ? IntegrationKind.ANY : IntegrationKind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
