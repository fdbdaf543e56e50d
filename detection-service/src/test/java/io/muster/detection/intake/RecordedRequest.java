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

    /** Those of Knative's source for the Kubernetes API. */
    static final Map<String, String> KNATIVE = Map.ofEntries(
            Map.entry("Content-Type", "application/json"),
            Map.entry("Ce-Specversion", "1.0"),
            Map.entry("Ce-Type", "dev.knative.apiserver.resource.update"),
            Map.entry("Ce-Source", "https://10.96.0.1:443"),
            Map.entry("Ce-Subject", "/apis/v1/namespaces/shop/events/payments-6c9f7d5b8-x2x7q.17a9c2d4be5f3a10"),
            Map.entry("Ce-Id", "e0447eb7-36b5-443b-9d37-faf4fe5c62f0"),
            Map.entry("Ce-Time", "2026-11-20T08:09:40.917608978Z"),
            Map.entry("Ce-Apiversion", "v1"),
            Map.entry("Ce-Kind", "Event"),
            Map.entry("Ce-Name", "payments-6c9f7d5b8-x2x7q.17a9c2d4be5f3a10"),
            Map.entry("Ce-Namespace", "shop"));

    /** Those of Google's Eventarc for an entry of an audit log. */
    static final Map<String, String> EVENTARC = Map.ofEntries(
            Map.entry("content-type", "application/json; charset=utf-8"),
            Map.entry("ce-specversion", "1.0"),
            Map.entry("ce-type", "google.cloud.audit.log.v1.written"),
            Map.entry("ce-source", "//cloudaudit.googleapis.com/projects/shop-production/logs/activity"),
            Map.entry("ce-subject", "run.googleapis.com/namespaces/shop-production/services/checkout"),
            Map.entry(
                    "ce-id",
                    "projects/shop-production/logs/cloudaudit.googleapis.com%2Factivity-h6wqfbe7zeke1763662304895529"),
            Map.entry("ce-time", "2026-11-20T08:11:45.381621741Z"),
            Map.entry("ce-recordedtime", "2026-11-20T08:11:44.895529672Z"),
            Map.entry("ce-servicename", "run.googleapis.com"),
            Map.entry("ce-methodname", "google.cloud.run.v1.Services.ReplaceService"),
            Map.entry("ce-resourcename", "namespaces/shop-production/services/checkout"),
            Map.entry(
                    "ce-dataschema",
                    "https://googleapis.github.io/google-cloudevents/jsonschema/google/events/cloud/audit/v1/LogEntryData.json"));

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
            cloudEvent("cloudevents-binary.json", BINARY_CLOUD_EVENT),
            cloudEvent("cloudevents-knative.json", KNATIVE),
            cloudEvent("cloudevents-eventarc.json", EVENTARC),
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
        return cloudEvent(name, Map.of("content-type", type));
    }

    private static RecordedRequest cloudEvent(String name, Map<String, String> headers) {
        return new RecordedRequest(Adapters.CLOUD_EVENTS, Adapters.SENDER, payload(name), headers, Map.of());
    }
}
