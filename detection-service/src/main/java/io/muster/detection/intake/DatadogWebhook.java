package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.detection.integration.Sender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Datadog's webhook. Its body is a template of the customer: the recommended one stands in
 * docs/detection.md; Datadog's own default is understood as far as it goes. Datadog tries again on 5xx only.
 */
@Singleton
public class DatadogWebhook implements NotificationFormat {

    private final JsonBody json;

    @Inject
    DatadogWebhook(JsonBody json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "datadog";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        JsonNode body;
        try {
            body = withoutUnfilled(json.object(request.body()));
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
        String title = JsonBody.text(body, "title", "alert_title", "event_title");
        String key = JsonBody.text(body, "key", "alert_cycle_key", "aggreg_key", "alert_id", "id");
        boolean over = isOver(body, title);
        if (key == null || title == null && !over) {
            return Batch.refused(NotificationFormat.invalid("the body needs title and key ($ALERT_CYCLE_KEY)"));
        }
        KeyedAlert alert = alert(body, key, title, sender);
        Instant at = JsonBody.instant(body, "date", "last_updated");
        return new Batch(
                List.of(over ? alert.isOver(at, now) : alert.startsAt(at).fires(now)), Answer.empty(200));
    }

    /** A variable that Datadog knows no value for stands there by its name. */
    private static JsonNode withoutUnfilled(JsonNode body) {
        ObjectNode filled = body.deepCopy();
        List<String> unfilled = new ArrayList<>();
        filled.properties().forEach(field -> {
            if (field.getValue().isTextual() && field.getValue().asText().matches("\\$[A-Z_]+")) {
                unfilled.add(field.getKey());
            }
        });
        filled.remove(unfilled);
        return filled;
    }

    private KeyedAlert alert(JsonNode body, String key, String title, Sender sender) {
        KeyedAlert alert = KeyedAlert.of(name(), sender, key)
                .label("severity", SeverityWords.of(JsonBody.text(body, "priority", "alert_priority", "alert_type")))
                .label("monitor", JsonBody.text(body, "monitor", "alert_id"))
                .label("metric", JsonBody.text(body, "metric", "alert_metric"))
                .label("host", JsonBody.text(body, "hostname", "host"))
                .label("transition", JsonBody.text(body, "transition", "alert_transition"));
        tags(body.path("tags"), alert);
        return alert.annotation("summary", title)
                .annotation("description", JsonBody.text(body, "message", "body", "text"))
                .annotation("scope", JsonBody.text(body, "scope", "alert_scope"))
                .url(JsonBody.text(body, "link", "url", "event_url"));
    }

    /** {@code service:payments,env:prod}, or a list of such. */
    private static void tags(JsonNode tags, KeyedAlert alert) {
        List<String> all = new ArrayList<>();
        if (tags.isArray()) {
            tags.forEach(tag -> all.add(tag.asText()));
        } else {
            all.addAll(List.of(tags.asText().split(",")));
        }
        for (String tag : all) {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                alert.label(tag.substring(0, colon), tag.substring(colon + 1));
            }
        }
    }

    private static boolean isOver(JsonNode body, String title) {
        String transition = JsonBody.text(body, "transition", "alert_transition");
        return transition == null
                ? title != null && title.startsWith("[Recovered")
                : transition.toLowerCase(Locale.ROOT).startsWith("recovered");
    }
}
