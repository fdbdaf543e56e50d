package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.Ids;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * CloudEvents 1.0 over HTTP, binary, structured and batch. An event is named by its source and id:
 * one that is delivered again changes nothing. Events of one source, type and subject are one alert; the extension
 * {@code alertkey} names it otherwise.
 * It is over when the extension or the datum {@code status} says resolved, closed, recovered or ok.
 */
@Singleton
public class CloudEventsHttp implements NotificationFormat {

    private static final String STRUCTURED = "application/cloudevents";
    private static final String BATCH = "application/cloudevents-batch";
    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");
    private static final Set<String> CONTEXT = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "data",
            "data_base64",
            "alertkey",
            "traceparent",
            "tracestate");
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);
    private static final Set<String> OVER = Set.of("resolved", "closed", "recovered", "ok");
    private static final List<String> TEXTS = List.of("summary", "title", "message", "description");

    private final JsonBody json;

    @Inject
    CloudEventsHttp(JsonBody json) {
        this.json = json;
    }

    /** @param attributes also extensions, by name in lower case @param data null when it is not JSON */
    private record Event(Map<String, String> attributes, JsonNode data) {}

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        List<AlertSignal> valid = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        try {
            for (Event event : events(request)) {
                String flaw = flaw(event);
                if (flaw == null) {
                    valid.add(signal(event, sender, now));
                } else {
                    flaws.add(flaw);
                }
            }
        } catch (UnsupportedEncoding unsupported) {
            return Batch.refused(Answer.problem(IntakeProblem.UNSUPPORTED_ENCODING, unsupported.getMessage()));
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
        return new Batch(
                valid, flaws.isEmpty() ? Answer.empty(202) : NotificationFormat.invalid(String.join("; ", flaws)));
    }

    /** Why the event is none of CloudEvents 1.x, whose required attributes are never empty; null when it is one. */
    private static String flaw(Event event) {
        List<String> missing = REQUIRED.stream()
                .filter(name -> event.attributes().getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return "an event lacks " + String.join(", ", missing);
        }
        return event.attributes().get("specversion").startsWith("1.") ? null : "an event is not of specversion 1.0";
    }

    private static final class UnsupportedEncoding extends RuntimeException {

        UnsupportedEncoding(String type) {
            super(
                    "events come as " + STRUCTURED + "+json or " + BATCH + "+json, or with headers that begin with ce-,"
                            + " not as " + type,
                    null,
                    false,
                    false);
        }
    }

    private List<Event> events(IntakeRequest request) {
        String sent = request.contentType() == null ? "" : request.contentType();
        String type = sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        if (type.equals(BATCH + "+json")) {
            JsonNode list = json.value(request.body());
            if (!list.isArray()) {
                throw new MalformedBody(400, "a batch is a JSON array");
            }
            List<Event> events = new ArrayList<>();
            list.forEach(event -> events.add(structured(event)));
            return events;
        }
        if (type.equals(STRUCTURED + "+json")) {
            return List.of(structured(json.object(request.body())));
        }
        boolean hasAttributes = !request.headers().startingWith("ce-").isEmpty();
        if (type.startsWith(STRUCTURED) || !hasAttributes && !isJson(type)) {
            throw new UnsupportedEncoding(type.length() > 100 ? "that" : type);
        }
        return List.of(binary(request, type));
    }

    private Event structured(JsonNode event) {
        Map<String, String> attributes = new HashMap<>();
        event.properties().forEach(field -> {
            if (field.getValue().isValueNode()
                    && !field.getValue().isNull()
                    && !field.getKey().equals("data")) {
                attributes.put(
                        field.getKey().toLowerCase(Locale.ROOT),
                        field.getValue().asText());
            }
        });
        return new Event(attributes, event.has("data_base64") ? decodedData(event) : event.path("data"));
    }

    /** Data in base64 that is JSON, as its type says or as it is when no type is named; null when it is not. */
    private JsonNode decodedData(JsonNode event) {
        String type = event.path("datacontenttype").asText("application/json").toLowerCase(Locale.ROOT);
        byte[] data;
        try {
            data = Base64.getDecoder().decode(event.path("data_base64").asText());
        } catch (IllegalArgumentException e) {
            throw new MalformedBody(400, "data_base64 is not base64");
        }
        return isJson(type.split(";", 2)[0].strip()) && data.length > 0 ? json.value(data) : null;
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private Event binary(IntakeRequest request, String type) {
        Map<String, String> attributes = new HashMap<>();
        request.headers().startingWith("ce-").forEach((name, value) -> attributes.put(name, decoded(value)));
        return new Event(attributes, isJson(type) && request.body().length > 0 ? json.value(request.body()) : null);
    }

    /** Header values are percent-encoded; what is not is taken as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private AlertSignal signal(Event event, Sender sender, Instant now) {
        Map<String, String> attributes = event.attributes();
        Map<String, String> facts = new LinkedHashMap<>(attributes);
        if (event.data() != null) {
            JsonBody.scalars(event.data()).forEach(facts::putIfAbsent);
        }
        Instant at = time(attributes.get("time"));
        KeyedAlert alert = KeyedAlert.of(name(), sender, key(attributes))
                .id(id(sender, attributes, at, now))
                .label("alertname", attributes.get("type"))
                .label("source", attributes.get("source"))
                .label("subject", attributes.get("subject"))
                .label("severity", SeverityWords.of(facts.get("severity")));
        facts.forEach((name, value) -> {
            if (!CONTEXT.contains(name) && !TEXTS.contains(name) && !name.equals("status")) {
                alert.label(name, value);
            }
        });
        TEXTS.forEach(name -> alert.annotation(name.equals("description") ? name : "summary", facts.get(name)));
        alert.annotation("summary", attributes.get("type"))
                .annotation(
                        "data",
                        event.data() == null || event.data().isMissingNode()
                                ? null
                                : event.data().toString())
                .url(facts.get("url"));
        String status = facts.getOrDefault("status", "").toLowerCase(Locale.ROOT);
        return OVER.contains(status)
                ? alert.isOver(at, now)
                : alert.startsAt(at).fires(now);
    }

    /** Of its time, or else of the day: it has to be the same when it is delivered again. */
    private static UUID id(Sender sender, Map<String, String> attributes, Instant at, Instant now) {
        boolean usable = at != null && at.isBefore(now.plus(ONE_DAY)) && at.isAfter(now.minus(LONGEST_AGE));
        return Ids.named(
                usable ? at : now.truncatedTo(ChronoUnit.DAYS),
                sender.integrationId() + "\n" + attributes.get("source") + "\n" + attributes.get("id"));
    }

    private static String key(Map<String, String> attributes) {
        String named = attributes.get("alertkey");
        return named != null
                ? named
                : attributes.get("source") + " " + attributes.get("type") + " "
                        + attributes.getOrDefault("subject", "");
    }

    private static Instant time(String text) {
        try {
            return Timestamps.parse(text);
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    /** The web-hook profile lets a sender wait: 429 and when to come again. */
    @Override
    public Answer tooMany(Duration wait) {
        return Answer.problem(IntakeProblem.TOO_MANY, "the integration sends more than its share")
                .withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
}
