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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * New Relic's workflow webhook with its default template, and the older one of alert channels.
 * The issue is the alert.
 */
@Singleton
public class NewRelicWebhook implements NotificationFormat {

    private final JsonBody json;

    @Inject
    NewRelicWebhook(JsonBody json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "newrelic";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        JsonNode body;
        try {
            body = json.object(request.body());
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
        String key = JsonBody.text(body, "id", "issueId", "incident_id");
        String state = JsonBody.text(body, "state", "current_state");
        if (key == null || state == null) {
            return Batch.refused(NotificationFormat.invalid("the body needs the issue's id and state"));
        }
        return new Batch(signals(body, key, state.toLowerCase(Locale.ROOT), sender, now), Answer.empty(200));
    }

    private List<Signal> signals(JsonNode body, String key, String state, Sender sender, Instant now) {
        KeyedAlert alert = alert(body, key, sender);
        if (state.equals("closed")) {
            return List.of(alert.isOver(JsonBody.instant(body, "closedAt", "updatedAt"), now));
        }
        List<Signal> signals = new ArrayList<>();
        signals.add(alert.fires(now));
        if (isAcknowledged(body, state)) {
            String person = JsonBody.text(body, "acknowledgedBy", "owner");
            signals.add(new RemarkSignal(
                    Ids.at(now),
                    KeyedAlert.fingerprint(name(), sender, key),
                    name(),
                    sender.source(),
                    sender.name(),
                    RemarkKind.ACKNOWLEDGED,
                    null,
                    person == null ? null : Labels.storable(person),
                    null,
                    Map.of(),
                    now));
        }
        return signals;
    }

    private static boolean isAcknowledged(JsonNode body, String state) {
        return state.equals("acknowledged")
                || JsonBody.textOr("", body, "trigger", "triggerEvent")
                        .toUpperCase(Locale.ROOT)
                        .contains("ACKNOWLEDGE");
    }

    private KeyedAlert alert(JsonNode body, String key, Sender sender) {
        KeyedAlert alert = KeyedAlert.of(name(), sender, key)
                .label("alertname", first(body, "alertConditionNames", "condition_name"))
                .label("policy", first(body, "alertPolicyNames", "policy_name"))
                .label("severity", SeverityWords.of(JsonBody.text(body, "priority", "severity")))
                .label("entity", first(body, "impactedEntities", "targets"));
        JsonNode labels = body.path("labels").isObject() ? body.path("labels") : body.path("tags");
        if (labels.isObject()) {
            alert.labels(JsonBody.scalars(labels));
        }
        return alert.label("service", first(body, "impactedEntities", "targets"))
                .annotation("summary", first(body, "title", "details"))
                .annotation("description", JsonBody.text(body, "description", "condition_description"))
                .annotation("incidents", JsonBody.text(body, "totalIncidents"))
                .startsAt(JsonBody.instant(body, "createdAt", "activatedAt", "timestamp"))
                .url(JsonBody.text(body, "issueUrl", "incident_url"));
    }

    /** The text of the first field that has any; of a list its first member, of an object its name. */
    private static String first(JsonNode body, String... fields) {
        for (String field : fields) {
            JsonNode node = body.path(field);
            JsonNode one = node.isArray() ? node.path(0) : node;
            String text = one.isObject() ? JsonBody.text(one, "name") : one.isValueNode() ? one.asText() : null;
            if (text != null && !text.isBlank() && !text.equals("null")) {
                return text.strip();
            }
        }
        return null;
    }
}
