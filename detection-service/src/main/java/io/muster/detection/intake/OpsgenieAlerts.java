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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The Opsgenie Alert API: create, and everything that is done to an alert by its alias, its id (which is our fingerprint)
 * or its tiny id (the same as a decimal number). Every request leaves a remark, by which its sender learns what became of
 * it.
 */
@Singleton
public class OpsgenieAlerts implements OpsgenieAnswers {

    /** Parameters: what is done, as the last part of the path; absent for creating an alert. */
    public static final String ACTION = "action";

    public static final String IDENTIFIER = "identifier";
    public static final String IDENTIFIER_TYPE = "identifierType";

    private static final Map<String, RemarkKind> KINDS = Map.ofEntries(
            Map.entry("close", RemarkKind.CLOSED),
            Map.entry("acknowledge", RemarkKind.ACKNOWLEDGED),
            Map.entry("unacknowledge", RemarkKind.UNACKNOWLEDGED),
            Map.entry("snooze", RemarkKind.SNOOZED),
            Map.entry("escalate", RemarkKind.ESCALATED),
            Map.entry("assign", RemarkKind.ASSIGNED),
            Map.entry("responders", RemarkKind.ASSIGNED),
            Map.entry("notes", RemarkKind.NOTED),
            Map.entry("tags", RemarkKind.TAGGED),
            Map.entry("details", RemarkKind.DETAILED),
            Map.entry("message", RemarkKind.RETITLED),
            Map.entry("description", RemarkKind.DESCRIBED),
            Map.entry("priority", RemarkKind.PRIORITISED));
    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_ALIAS = 512;
    private static final int LONGEST_TEXT = 15_000;

    private final JsonBody json;

    @Inject
    OpsgenieAlerts(JsonBody json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "opsgenie";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        String action = request.parameter(ACTION);
        if (action != null && !KINDS.containsKey(action)) {
            return Batch.refused(OpsgenieAnswers.unknown());
        }
        try {
            return action == null
                    ? create(json.object(request.body()), sender, now)
                    : act(request, KINDS.get(action), sender, now);
        } catch (MalformedBody malformed) {
            return Batch.refused(OpsgenieAnswers.malformed(malformed.getMessage()));
        }
    }

    private Batch create(JsonNode body, Sender sender, Instant now) {
        Map<String, String> errors = new LinkedHashMap<>();
        String message = JsonBody.text(body, "message");
        String alias = JsonBody.text(body, "alias");
        String priority = JsonBody.textOr("P3", body, "priority");
        if (message == null) {
            errors.put("message", "Message can not be empty.");
        }
        if (alias != null && alias.length() > LONGEST_ALIAS) {
            errors.put("alias", "Alias can not be longer than " + LONGEST_ALIAS + " characters.");
        }
        if (!priority.matches("P[1-5]")) {
            errors.put("priority", "Priority should be one of [ P1, P2, P3, P4, P5 ]");
        }
        if (!errors.isEmpty()) {
            return Batch.refused(OpsgenieAnswers.unprocessable(errors));
        }
        UUID request = Ids.at(now);
        String key = alias == null ? request.toString() : alias;
        Signal alert = alert(body, key, message, priority, sender).fires(now);
        return taken(
                List.of(
                        alert,
                        remark(request, alert.fingerprint(), sender, RemarkKind.CREATED, key, body, "note", now)),
                request);
    }

    private KeyedAlert alert(JsonNode body, String key, String message, String priority, Sender sender) {
        KeyedAlert alert = KeyedAlert.of(name(), sender, key)
                .label("priority", priority)
                .labels(JsonBody.scalars(body.path("details")))
                .label("severity", SeverityWords.of(priority))
                .label("entity", JsonBody.text(body, "entity"))
                .label("service", JsonBody.text(body, "entity"))
                .label("source", JsonBody.text(body, "source"))
                .label("alias", key);
        body.path("tags").forEach(tag -> {
            String[] pair = tag.asText().split("[:=]", 2);
            alert.label(pair.length == 2 ? pair[0] : "tag_" + tag.asText(), pair.length == 2 ? pair[1] : "true");
        });
        return alert.annotation(
                        "summary", message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message)
                .annotation("description", JsonBody.text(body, "description"))
                .annotation("note", JsonBody.text(body, "note"));
    }

    private Batch act(IntakeRequest request, RemarkKind kind, Sender sender, Instant now) {
        JsonNode body = request.body().length == 0 ? json.object(new byte[] {'{', '}'}) : json.object(request.body());
        String field = textField(kind);
        if (isText(kind) && JsonBody.text(body, field) == null) {
            return Batch.refused(OpsgenieAnswers.unprocessable(Map.of(field, field + " can not be empty.")));
        }
        String identifier = request.parameter(IDENTIFIER);
        String type = request.parameter(IDENTIFIER_TYPE);
        String alias = "alias".equals(type) ? identifier : null;
        String fingerprint = fingerprint(identifier, type, sender);
        UUID id = Ids.at(now);
        RemarkSignal remark = remark(id, fingerprint, sender, kind, alias, body, field, now);
        return taken(kind == RemarkKind.CLOSED ? List.of(remark, close(remark)) : List.of(remark), id);
    }

    private static boolean isText(RemarkKind kind) {
        return kind == RemarkKind.NOTED
                || kind == RemarkKind.RETITLED
                || kind == RemarkKind.DESCRIBED
                || kind == RemarkKind.PRIORITISED;
    }

    private static String textField(RemarkKind kind) {
        return switch (kind) {
            case RETITLED -> "message";
            case DESCRIBED -> "description";
            case PRIORITISED -> "priority";
            default -> "note";
        };
    }

    /** Of the alert that a sender names so. @param type {@code id}, {@code alias} or {@code tiny} */
    public String fingerprint(String identifier, String type, Sender sender) {
        if ("alias".equals(type)) {
            return KeyedAlert.fingerprint(name(), sender, identifier);
        }
        if ("tiny".equals(type)) {
            return TinyId.fingerprint(identifier);
        }
        return identifier.matches("[0-9a-f]{16}") ? identifier : KeyedAlert.fingerprint(name(), sender, identifier);
    }

    private static Signal close(RemarkSignal remark) {
        return new Signal.AlertSignal(
                Ids.at(remark.receivedAt()),
                remark.fingerprint(),
                remark.format(),
                remark.source(),
                remark.integration(),
                Map.of(),
                Map.of(),
                remark.receivedAt(),
                remark.receivedAt(),
                false,
                null,
                remark.receivedAt());
    }

    private RemarkSignal remark(
            UUID id,
            String fingerprint,
            Sender sender,
            RemarkKind kind,
            String alias,
            JsonNode body,
            String textField,
            Instant now) {
        return new RemarkSignal(
                id,
                fingerprint,
                name(),
                sender.source(),
                sender.name(),
                kind,
                storable(alias),
                storable(JsonBody.text(body, "user")),
                storable(JsonBody.text(body, textField)),
                now);
    }

    private static String storable(String text) {
        return text == null
                ? null
                : Labels.storable(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    private static Batch taken(List<Signal> signals, UUID request) {
        return new Batch(signals, OpsgenieAnswers.taken("Request will be processed", request));
    }
}
