package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.FactSignal.RemarkKind;
import io.muster.detection.signal.FactSignal.RemarkSignal;
import io.muster.detection.signal.Signal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /v2/enqueue} of the PagerDuty Events API v2. A dedup key is unique within the
 * routing key. An acknowledgement is kept as a fact of the alert: who is paged here is decided here.
 */
@Singleton
public class PagerDutyEvents implements PagerDutyAnswers {

    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");
    private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");
    private static final int LONGEST_KEY = 255;

    private final PagerDutyJson json;

    @Inject
    PagerDutyEvents(PagerDutyJson json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public Optional<String> keyIn(IntakeRequest request) {
        return json.keyIn(request);
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        return json.read(request.body(), event -> read(event, sender, now));
    }

    private Batch read(JsonNode event, Sender sender, Instant now) {
        List<String> errors = errors(event);
        if (!errors.isEmpty()) {
            return Batch.refused(PagerDutyAnswers.invalid(400, errors));
        }
        String key = JsonBody.textOr(UUID.randomUUID().toString().replace("-", ""), event, "dedup_key");
        Map<String, Object> body = PagerDutyAnswers.body("success", "Event processed");
        body.put("dedup_key", key);
        return new Batch(List.of(signal(event, key, sender, now)), Answer.json(202, body));
    }

    private static List<String> errors(JsonNode event) {
        List<String> errors = new ArrayList<>();
        String action = JsonBody.text(event, "event_action");
        PagerDutyJson.require(event, "event_action", "event_action", errors);
        if (action != null && !ACTIONS.contains(action)) {
            errors.add(
                    "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')");
        }
        String key = JsonBody.text(event, "dedup_key");
        if (key != null && key.length() > LONGEST_KEY) {
            errors.add("'dedup_key' is too long (maximum is " + LONGEST_KEY + " characters)");
        }
        if ("trigger".equals(action)) {
            triggerErrors(event.path("payload"), errors);
        } else if (action != null && ACTIONS.contains(action)) {
            PagerDutyJson.require(event, "dedup_key", "dedup_key", errors);
        }
        return errors;
    }

    private static void triggerErrors(JsonNode payload, List<String> errors) {
        if (!payload.isObject()) {
            errors.add("'payload' is missing or blank");
            return;
        }
        PagerDutyJson.require(payload, "summary", "payload.summary", errors);
        PagerDutyJson.require(payload, "source", "payload.source", errors);
        PagerDutyJson.require(payload, "severity", "payload.severity", errors);
        String severity = JsonBody.text(payload, "severity");
        if (severity != null && !SEVERITIES.contains(severity)) {
            errors.add("'payload.severity' is invalid (must be one of the following:"
                    + " 'critical', 'warning', 'error' or 'info')");
        }
    }

    private Signal signal(JsonNode event, String key, Sender sender, Instant now) {
        return switch (JsonBody.text(event, "event_action")) {
            case "trigger" -> trigger(event, key, sender).fires(now);
            case "resolve" -> KeyedAlert.of(name(), sender, key).isOver(null, now);
            default ->
                new RemarkSignal(
                        Ids.at(now),
                        KeyedAlert.fingerprint(name(), sender, key),
                        name(),
                        sender.source(),
                        sender.name(),
                        RemarkKind.ACKNOWLEDGED,
                        key,
                        null,
                        PagerDutyJson.summary(event.path("payload")),
                        Map.of(),
                        now);
        };
    }

    private KeyedAlert trigger(JsonNode event, String key, Sender sender) {
        JsonNode payload = event.path("payload");
        JsonNode details = payload.path("custom_details");
        String client = JsonBody.text(event, "client");
        KeyedAlert alert = KeyedAlert.of(name(), sender, key)
                .label("severity", JsonBody.text(payload, "severity"))
                .label("source", JsonBody.text(payload, "source"))
                .label("component", JsonBody.text(payload, "component"))
                .label("group", JsonBody.text(payload, "group"))
                .label("class", JsonBody.text(payload, "class"))
                .labels(JsonBody.scalars(details))
                .labels(AlertmanagerText.labels(JsonBody.text(details, "firing")))
                .label("service", JsonBody.text(payload, "component"))
                .label("alertname", JsonBody.text(payload, "class"))
                .label("dedup_key", key)
                .annotation("summary", PagerDutyJson.summary(payload))
                .annotation("client", client)
                .annotation(
                        "details",
                        details.isMissingNode() ? null : details.isTextual() ? details.asText() : details.toString())
                .annotation("image", JsonBody.text(event.path("images").path(0), "src"));
        Map<String, String> links = PagerDutyJson.links(event);
        links.forEach((href, text) -> alert.annotation("link: " + text, href));
        return alert.startsAt(JsonBody.instant(payload, "timestamp"))
                .url(JsonBody.textOr(links.keySet().stream().findFirst().orElse(null), event, "client_url"));
    }
}
