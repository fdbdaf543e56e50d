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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Opsgenie Alert API: create, and everything that is done to an alert by its alias, its id (which is our fingerprint)
 * or its tiny id (the same as a decimal number). Every request leaves a remark, by which its sender learns what became of
 * it.
 */
@Singleton
public class OpsgenieAlerts implements OpsgenieAnswers {

    /** Parameters: what is done, as the last part of the path; absent for creating an alert. */
    public static final String ACTION = "action";

    /** Annotations: tags and details in JSON as the sender gave them. */
    public static final String GIVEN_TAGS = "opsgenie_tags";

    public static final String GIVEN_DETAILS = "opsgenie_details";

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
    private static final Map<String, String> WRONG_PRIORITY =
            Map.of("priority", "Priority should be one of [ P1, P2, P3, P4, P5 ]");
    private static final String END_TIME = "endTime";
    private static final Map<String, String> WRONG_END =
            Map.of(END_TIME, "endTime should be a date in ISO 8601, as 2026-11-27T09:00:00Z");
    private static final Set<String> IDENTIFIER_TYPES = Set.of("id", "alias", "tiny");
    private static final String BESIDE = "; ";
    private static final int LONGEST_MESSAGE = 130;
    private static final int LONGEST_ALIAS = 512;
    private static final int LONGEST_TEXT = 15_000;
    private static final int LONGEST_GIVEN = 4_000;

    private final JsonBody json;

    @Inject
    OpsgenieAlerts(JsonBody json) {
        this.json = json;
    }

    @Override
    public String name() {
        return Signal.OF_OPSGENIE;
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
        if (!isPriority(priority)) {
            errors.putAll(WRONG_PRIORITY);
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
        tags(body).forEach(alert::label);
        return alert.annotation(
                        "summary", message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message)
                .annotation("description", JsonBody.text(body, "description"))
                .annotation("note", JsonBody.text(body, "note"))
                .annotation(GIVEN_TAGS, given(body.path("tags")))
                .annotation(GIVEN_DETAILS, given(body.path("details")));
    }

    /** As it was sent, since of a tag and a detail of one name only one is a label; null for nothing, and for too much. */
    private static String given(JsonNode part) {
        String json = part.isEmpty() ? "" : part.toString();
        return json.isEmpty() || json.length() > LONGEST_GIVEN ? null : json;
    }

    private Batch act(IntakeRequest request, RemarkKind kind, Sender sender, Instant now) {
        JsonNode body = request.body().length == 0 ? json.object(new byte[] {'{', '}'}) : json.object(request.body());
        String field = textField(kind);
        if (isText(kind) && JsonBody.text(body, field) == null) {
            return Batch.refused(OpsgenieAnswers.unprocessable(Map.of(field, field + " can not be empty.")));
        }
        if (kind == RemarkKind.PRIORITISED && !isPriority(JsonBody.text(body, field))) {
            return Batch.refused(OpsgenieAnswers.unprocessable(WRONG_PRIORITY));
        }
        if (kind == RemarkKind.SNOOZED
                && endOfSnooze(JsonBody.text(body, END_TIME)).isEmpty()) {
            return Batch.refused(OpsgenieAnswers.unprocessable(WRONG_END));
        }
        String identifier = request.parameter(IDENTIFIER);
        String type = request.parameter(IDENTIFIER_TYPE);
        String alias = "alias".equals(type) ? identifier : null;
        String fingerprint = fingerprint(identifier, type, sender);
        if (type != null && !IDENTIFIER_TYPES.contains(type)) {
            return Batch.refused(OpsgenieAnswers.unprocessable(
                    Map.of(IDENTIFIER_TYPE, "Identifier type should be one of [ id, alias, tiny ]")));
        }
        UUID id = Ids.at(now);
        RemarkSignal remark = remark(id, fingerprint, sender, kind, alias, body, field, now);
        return taken(kind == RemarkKind.CLOSED ? List.of(remark, close(remark)) : List.of(remark), id);
    }

    /** What the request makes of the alert's labels. */
    private static Map<String, String> labels(RemarkKind kind, JsonNode body) {
        Map<String, String> labels = new LinkedHashMap<>();
        switch (kind) {
            case TAGGED -> tags(body).forEach((name, value) -> KeyedAlert.putLabel(labels, name, value));
            case DETAILED ->
                JsonBody.scalars(body.path("details"))
                        .forEach((name, value) -> KeyedAlert.putLabel(labels, name, value));
            case PRIORITISED -> {
                String priority = JsonBody.text(body, "priority");
                KeyedAlert.putLabel(labels, "priority", priority);
                KeyedAlert.putLabel(labels, "severity", SeverityWords.of(priority));
            }
            default -> {
                // tells of people, and changes no label
            }
        }
        return Labels.cleaned(labels);
    }

    /** A tag that names a value is a label; any other is one that is true. */
    private static Map<String, String> tags(JsonNode body) {
        Map<String, String> tags = new LinkedHashMap<>();
        body.path("tags").forEach(tag -> {
            String[] pair = pair(tag.asText());
            tags.put(pair.length == 2 ? pair[0] : "tag_" + tag.asText(), pair.length == 2 ? pair[1] : "true");
        });
        return tags;
    }

    private static String[] pair(String tag) {
        return tag.split("[:=]", 2);
    }

    /** The name of the label that is made of a tag. */
    public static String labelOfTag(String tag) {
        String[] pair = pair(tag);
        return labelOf(pair.length == 2 ? pair[0] : "tag_" + tag);
    }

    /** The name of the label that is made of a detail. */
    public static String labelOf(String detail) {
        return KeyedAlert.legal(detail);
    }

    private static boolean isPriority(String text) {
        return text.matches("P[1-5]");
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
                storable(content(kind, body, textField)),
                labels(kind, body),
                now);
    }

    /** To whom, what or until when, and what was noted beside it; null for nothing. */
    private static String content(RemarkKind kind, JsonNode body, String textField) {
        String what = switch (kind) {
            case ASSIGNED ->
                JsonBody.text(body.path(body.has("responder") ? "responder" : "owner"), "username", "name", "id");
            case ESCALATED -> JsonBody.text(body.path("escalation"), "name", "id");
            case SNOOZED -> JsonBody.text(body, END_TIME);
            case TAGGED -> String.join(", ", written(body.path("tags")));
            case DETAILED ->
                JsonBody.scalars(body.path("details")).entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining(", "));
            default -> null;
        };
        return Stream.of(what, JsonBody.text(body, textField))
                .filter(text -> text != null && !text.isEmpty())
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(BESIDE), text -> text.isEmpty() ? null : text));
    }

    /** What {@link #content} keeps of a snooze begins with it; empty when it does not. */
    public static Optional<Instant> endOfSnooze(String content) {
        try {
            return Optional.ofNullable(content).map(text -> Timestamps.parse(text.split(BESIDE, 2)[0]));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static List<String> written(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
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
