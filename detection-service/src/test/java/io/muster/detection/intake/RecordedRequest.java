package io.muster.detection.intake;

import static io.muster.detection.intake.Adapters.payload;

import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.Sender;
import java.util.List;
import java.util.Map;

/** What a sender of a format really sends: its body with the headers and the parts of the address that belong to it. */
record RecordedRequest(
        IntakeFormat format, Sender sender, String body, Map<String, String> headers, Map<String, String> parameters) {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    /** The headers of the specification's example in binary mode. */
    static final Map<String, String> BINARY_CLOUD_EVENT = Map.of(
            "content-type", "application/json",
            "ce-specversion", "1.0",
            "ce-type", "com.example.someevent",
            "ce-source", "/mycontext",
            "ce-id", "C234-1234-1234",
            "ce-time", "2018-04-05T17:31:00Z",
            "ce-comexampleextension1", "value",
            "ce-comexampleothervalue", "5");

    private static final AlertMapping MAPPING = new AlertMapping(
            "$.alerts[*]",
            "$.fingerprint",
            "$.labels.alertname",
            "$.valueString",
            Map.of("folder", "$.labels.grafana_folder"),
            Map.of("panel", "$.panelURL"),
            "$.status",
            List.of("resolved"),
            "$.startsAt",
            "$.generatorURL");

    /** At least one for every format that reads a body. */
    static final List<RecordedRequest> ALL = List.of(
            of(Adapters.ALERTMANAGER, "prometheus-firing.json"),
            of(Adapters.ALERTMANAGER, "prometheus-resolved.json"),
            of(Adapters.WEBHOOK, "alertmanager-webhook-firing.json"),
            of(Adapters.WEBHOOK, "alertmanager-webhook-one-resolved.json"),
            of(Adapters.WEBHOOK, "alertmanager-webhook-resolved.json"),
            of(Adapters.GRAFANA, "grafana.json"),
            of(Adapters.EVENTS, "pagerduty-from-alertmanager.json"),
            of(Adapters.CHANGES, "pagerduty-change.json"),
            of(Adapters.OPSGENIE, "opsgenie-from-alertmanager.json"),
            action("close"),
            action("message"),
            action("description"),
            cloudEvent("cloudevents-structured.json", "application/cloudevents+json; charset=utf-8"),
            cloudEvent("cloudevents-structured-xml.json", "application/cloudevents+json"),
            cloudEvent("cloudevents-eventgrid.json", "application/cloudevents+json; charset=utf-8"),
            cloudEvent("cloudevents-batch.json", "application/cloudevents-batch+json; charset=utf-8"),
            new RecordedRequest(
                    Adapters.CLOUD_EVENTS,
                    Adapters.SENDER,
                    payload("cloudevents-binary.json"),
                    BINARY_CLOUD_EVENT,
                    Map.of()),
            of(Adapters.DATADOG, "datadog.json"),
            of(Adapters.DATADOG, "datadog-default.json"),
            sentry("sentry-metric-alert.json", "metric_alert"),
            sentry("sentry-event-alert.json", "event_alert"),
            sentry("sentry-issue.json", "issue"),
            of(Adapters.NEW_RELIC, "newrelic.json"),
            new RecordedRequest(
                    Adapters.MAPPED, Adapters.sender(null, MAPPING), payload("grafana.json"), JSON, Map.of()));

    private static RecordedRequest of(IntakeFormat format, String name) {
        return new RecordedRequest(format, Adapters.SENDER, payload(name), JSON, Map.of());
    }

    private static RecordedRequest action(String action) {
        return new RecordedRequest(
                Adapters.OPSGENIE,
                Adapters.SENDER,
                payload("opsgenie-" + action + "-from-alertmanager.json"),
                JSON,
                Map.of(
                        "action",
                        action,
                        "identifierType",
                        "alias",
                        "identifier",
                        "97510b418c30a6bc221ab8cd7f4d49d287215a8f33fc7173ad6f03934114edfb"));
    }

    private static RecordedRequest sentry(String name, String resource) {
        return new RecordedRequest(
                Adapters.SENTRY,
                Adapters.SENDER,
                payload(name),
                Map.of("content-type", "application/json", "Sentry-Hook-Resource", resource),
                Map.of());
    }

    private static RecordedRequest cloudEvent(String name, String type) {
        return new RecordedRequest(
                Adapters.CLOUD_EVENTS, Adapters.SENDER, payload(name), Map.of("content-type", type), Map.of());
    }
}
