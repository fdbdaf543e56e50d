package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.Signal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sentry's webhooks for metric alerts, issue alerts and issues. An alert about an issue and the
 * issue itself are one alert. What else Sentry tells is answered and not kept. The signature is checked when the
 * integration has a secret.
 */
@Singleton
public class SentryWebhook implements NotificationFormat {

    private static final String RESOURCE = "Sentry-Hook-Resource";
    private static final String SIGNATURE = "Sentry-Hook-Signature";

    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final JsonBody json;
    private final Signatures signatures;

    @Inject
    SentryWebhook(JsonBody json, Signatures signatures) {
        this.json = json;
        this.signatures = signatures;
    }

    @Override
    public String name() {
        return "sentry";
    }

    /** It waits for a second, and unsubscribes a web hook that is slower too often. */
    @Override
    public Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }

    @Override
    public boolean checksSignature() {
        return true;
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        if (!signatures.fits(sender.secret(), request.headers().get(SIGNATURE), request.body())) {
            return Batch.refused(NotificationFormat.unsigned(SIGNATURE));
        }
        try {
            JsonNode body = json.object(request.body());
            String resource = request.headers().get(RESOURCE);
            return new Batch(
                    switch (resource == null ? "" : resource) {
                        case "metric_alert" -> metricAlert(body, sender, now);
                        case "event_alert" -> issueAlert(body, sender, now);
                        case "issue" -> issue(body, sender, now);
                        default -> List.of();
                    },
                    Answer.empty(200));
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
    }

    private List<Signal> metricAlert(JsonNode body, Sender sender, Instant now) {
        JsonNode data = body.path("data");
        JsonNode incident = data.path("metric_alert");
        JsonNode rule = incident.path("alert_rule");
        String action = JsonBody.textOr("", body, "action");
        KeyedAlert alert = KeyedAlert.of(name(), sender, "metric_alert:" + required(incident, "id"))
                .label("alertname", JsonBody.text(rule, "name"))
                .label("severity", SeverityWords.of(action.equals("resolved") ? null : action))
                .label("project", asText(incident.path("projects").path(0)))
                .label("environment", JsonBody.text(rule, "environment"))
                .annotation("summary", JsonBody.textOr(JsonBody.text(incident, "title"), data, "description_title"))
                .annotation("description", JsonBody.text(data, "description_text"))
                .url(JsonBody.text(data, "web_url"));
        Instant since = JsonBody.instant(incident, "date_started", "date_detected", "date_created");
        return List.of(
                action.equals("resolved")
                        ? alert.startsAt(since).isOver(JsonBody.instant(incident, "date_closed"), now)
                        : alert.startsAt(since).fires(now));
    }

    private List<Signal> issueAlert(JsonNode body, Sender sender, Instant now) {
        JsonNode event = body.path("data").path("event");
        KeyedAlert alert = KeyedAlert.of(name(), sender, "issue:" + required(event, "issue_id", "issue", "groupid"))
                .label("alertname", JsonBody.text(body.path("data"), "triggered_rule"))
                .label("severity", SeverityWords.of(JsonBody.text(event, "level")))
                .label("project", JsonBody.text(event, "project"));
        for (JsonNode tag : event.path("tags")) {
            if (tag.isArray() && tag.size() == 2) {
                alert.label(tag.path(0).asText(), tag.path(1).asText());
            }
        }
        return List.of(alert.annotation("summary", JsonBody.text(event, "title", "message"))
                .annotation("culprit", JsonBody.text(event, "culprit"))
                .url(JsonBody.text(event, "web_url", "url"))
                .startsAt(JsonBody.instant(event, "datetime", "timestamp"))
                .fires(now));
    }

    private List<Signal> issue(JsonNode body, Sender sender, Instant now) {
        JsonNode issue = body.path("data").path("issue");
        String key = "issue:" + required(issue, "id");
        KeyedAlert alert = KeyedAlert.of(name(), sender, key)
                .label("severity", SeverityWords.of(JsonBody.text(issue, "level")))
                .label("project", JsonBody.text(issue.path("project"), "slug", "name"))
                .label("issue", JsonBody.text(issue, "shortId"))
                .annotation("summary", JsonBody.text(issue, "title"))
                .annotation("culprit", JsonBody.text(issue, "culprit"))
                .startsAt(JsonBody.instant(issue, "firstSeen"))
                .url(JsonBody.text(issue, "web_url", "permalink", "url"));
        return switch (JsonBody.textOr("", body, "action")) {
            case "created", "unresolved" -> List.of(alert.fires(now));
            case "resolved", "ignored", "archived" -> List.of(alert.isOver(null, now));
            case "assigned" -> List.of(assigned(body, KeyedAlert.fingerprint(name(), sender, key), sender, now));
            default -> List.of();
        };
    }

    private RemarkSignal assigned(JsonNode body, String fingerprint, Sender sender, Instant now) {
        String person = JsonBody.text(body.path("actor"), "name");
        String to = JsonBody.text(body.path("data").path("issue").path("assignedTo"), "name");
        return new RemarkSignal(
                Ids.at(now),
                fingerprint,
                name(),
                sender.source(),
                sender.name(),
                RemarkKind.ASSIGNED,
                null,
                person == null ? null : Labels.storable(person),
                to == null ? null : Labels.storable("to " + to),
                Map.of(),
                now);
    }

    private static String required(JsonNode object, String... fields) {
        String text = JsonBody.text(object, fields);
        if (text == null) {
            throw new MalformedBody(400, "the body has no " + fields[0]);
        }
        return text;
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : JsonBody.text(value, "slug", "name");
    }
}
