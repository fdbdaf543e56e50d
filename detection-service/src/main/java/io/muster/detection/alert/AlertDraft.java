package io.muster.detection.alert;

import io.muster.contracts.DetectionEvent.Source;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An alert while one thing after the other is changed about it. */
final class AlertDraft {

    private final String fingerprint;
    private final Source source;
    private final Instant firstSeenAt;
    private AlertState state;
    private String format;
    private String integration;
    private Map<String, String> labels;
    private Map<String, String> annotations;
    private Instant startsAt;
    private Instant heardAt;
    private Instant endsAt;
    private boolean timeout;
    private String generatorUrl;
    private Instant updatedAt;
    private long signals;
    private UUID incidentId;
    private long decidedBy;
    private String suppressedBy;
    private long version;
    private Flapping flapping;

    AlertDraft(Alert alert) {
        fingerprint = alert.fingerprint();
        source = alert.source();
        firstSeenAt = alert.firstSeenAt();
        state = alert.state();
        format = alert.format();
        integration = alert.integration();
        labels = alert.labels();
        annotations = alert.annotations();
        startsAt = alert.startsAt();
        heardAt = alert.heardAt();
        endsAt = alert.endsAt();
        timeout = alert.timeout();
        generatorUrl = alert.generatorUrl();
        updatedAt = alert.updatedAt();
        signals = alert.signals();
        incidentId = alert.incidentId();
        decidedBy = alert.decidedBy();
        suppressedBy = alert.suppressedBy();
        version = alert.version();
        flapping = alert.flapping();
    }

    AlertDraft state(AlertState next) {
        state = next;
        return this;
    }

    /** Who told it last, and how. */
    AlertDraft from(String newFormat, String newIntegration) {
        format = newFormat;
        integration = newIntegration;
        return this;
    }

    AlertDraft labels(Map<String, String> all) {
        labels = all;
        return this;
    }

    AlertDraft annotations(Map<String, String> all) {
        annotations = all;
        return this;
    }

    AlertDraft generatorUrl(String url) {
        generatorUrl = url;
        return this;
    }

    AlertDraft startsAt(Instant start) {
        startsAt = start;
        return this;
    }

    /** When its present outbreak was first heard of. */
    AlertDraft heardAt(Instant time) {
        heardAt = time;
        return this;
    }

    /** @param isTimeout whether the end was set by us */
    AlertDraft endsAt(Instant end, boolean isTimeout) {
        endsAt = end;
        timeout = isTimeout;
        return this;
    }

    /** So many signals more. @param latest when the last of them was accepted; an earlier one than is known changes nothing */
    AlertDraft heard(long more, Instant latest) {
        signals += more;
        updatedAt = latest.isBefore(updatedAt) ? updatedAt : latest;
        return this;
    }

    AlertDraft incidentId(UUID incident) {
        incidentId = incident;
        return this;
    }

    AlertDraft judged(long policyVersion, String suppression) {
        decidedBy = policyVersion;
        suppressedBy = suppression;
        return this;
    }

    AlertDraft version(long next) {
        version = next;
        return this;
    }

    AlertDraft flapping(Flapping changes) {
        flapping = changes;
        return this;
    }

    Alert done() {
        return new Alert(
                fingerprint,
                state,
                source,
                format,
                integration,
                labels,
                annotations,
                startsAt,
                heardAt,
                endsAt,
                timeout,
                generatorUrl,
                firstSeenAt,
                updatedAt,
                signals,
                incidentId,
                decidedBy,
                suppressedBy,
                version,
                flapping);
    }
}
