package io.muster.detection.intake;

import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.DetectionConfig;
import io.muster.detection.intake.IntakeFormat.Batch;
import io.muster.detection.intake.IntakeRequest.Headers;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.IntegrationKind;
import io.muster.detection.integration.Secret;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.Terms;
import io.muster.detection.signal.Signal.AlertSignal;
import io.muster.detection.signal.SignalJson;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The formats without a server around them, and the payloads that were recorded for them. */
final class Adapters {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Sender SENDER = sender(null, null);

    private static final DetectionConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(DetectionConfig.class)
            .build()
            .getConfigMapping(DetectionConfig.class);
    private static final JsonBody JSON = new JsonBody();
    private static final PagerDutyJson PAGERDUTY = new PagerDutyJson(JSON);

    static final PagerDutyEvents EVENTS = new PagerDutyEvents(PAGERDUTY);
    static final PagerDutyChanges CHANGES = new PagerDutyChanges(PAGERDUTY);
    static final OpsgenieAlerts OPSGENIE = new OpsgenieAlerts(JSON);
    static final OpsgenieHeartbeat OPSGENIE_HEARTBEAT = new OpsgenieHeartbeat();
    static final HeartbeatPing PING = new HeartbeatPing();
    static final CloudEventsHttp CLOUD_EVENTS = new CloudEventsHttp(JSON);
    static final DatadogWebhook DATADOG = new DatadogWebhook(JSON);
    static final SentryWebhook SENTRY = new SentryWebhook(JSON, new Signatures());
    static final NewRelicWebhook NEW_RELIC = new NewRelicWebhook(JSON);
    private static final MappingPaths PATHS = new MappingPaths();
    static final MappedJson MAPPED = new MappedJson(JSON, PATHS);
    static final TryMapping TRY_MAPPING = new TryMapping(MAPPED, PATHS, JSON);
    static final AlertmanagerWebhook WEBHOOK = new AlertmanagerWebhook(notified());
    static final GrafanaWebhook GRAFANA = new GrafanaWebhook(notified(), new Signatures());
    static final AlertmanagerV2 ALERTMANAGER = alertmanager();

    private Adapters() {}

    static Sender sender(String secret, AlertMapping mapping) {
        return new Sender(
                UUID.fromString("019aa000-0000-7000-8000-000000000001"),
                "sender",
                Source.MONITORING,
                new Terms(IntegrationKind.ANY, null, null, mapping),
                secret == null ? null : new Secret(secret));
    }

    static Batch read(IntakeFormat format, String body) {
        return read(format, body, Map.of());
    }

    static Batch read(IntakeFormat format, String body, Map<String, String> headers) {
        return format.read(request(body.getBytes(StandardCharsets.UTF_8), headers, Map.of()), SENDER, NOW);
    }

    static IntakeRequest request(byte[] body, Map<String, String> headers, Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        return new IntakeRequest(body, new Sent(all), parameters);
    }

    private record Sent(Map<String, String> all) implements Headers {

        @Override
        public String get(String name) {
            return all.get(name);
        }

        @Override
        public Map<String, String> startingWith(String prefix) {
            return all.entrySet().stream()
                    .filter(header -> header.getKey().toLowerCase().startsWith(prefix))
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase().substring(prefix.length()), Map.Entry::getValue));
        }
    }

    /** The alerts among the signals. */
    static List<AlertSignal> alerts(Batch batch) {
        return batch.signals().stream()
                .filter(AlertSignal.class::isInstance)
                .map(AlertSignal.class::cast)
                .toList();
    }

    /** The only signal, which is an alert. */
    static AlertSignal alert(Batch batch) {
        List<AlertSignal> alerts = alerts(batch);
        if (alerts.size() != 1) {
            throw new AssertionError("not one alert: " + batch);
        }
        return alerts.getFirst();
    }

    static String payload(String name) {
        try (var file = Adapters.class.getResourceAsStream("/payloads/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NotifiedAlerts notified() {
        return new NotifiedAlerts(new AlertJson(), new SignalJson(), CONFIG);
    }

    private static AlertmanagerV2 alertmanager() {
        AlertmanagerV2 format = new AlertmanagerV2();
        format.json = new AlertJson();
        format.signals = new SignalJson();
        format.config = CONFIG;
        return format;
    }
}
