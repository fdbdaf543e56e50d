package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.Sender;
import io.muster.detection.signal.Signal.AlertSignal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Any other JSON, read by the mapping that the integration's user wrote. */
@Singleton
public class MappedJson implements NotificationFormat {

    private static final int MOST_ALERTS = 1000;

    private final JsonBody json;
    private final Configuration paths = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    @Inject
    MappedJson(JsonBody json) {
        this.json = json;
    }

    @Override
    public String name() {
        return "mapped";
    }

    @Override
    public Batch read(IntakeRequest request, Sender sender, Instant now) {
        return sender.terms().mapping() == null
                ? Batch.refused(Answer.problem(IntakeProblem.MAPPING_MISSING, "the integration has no mapping yet"))
                : read(request.body(), sender.terms().mapping(), sender, now);
    }

    /** What would become of a body under a mapping. */
    public Batch read(byte[] body, AlertMapping mapping, Sender sender, Instant now) {
        try {
            List<AlertSignal> valid = new ArrayList<>();
            List<String> flaws = new ArrayList<>();
            List<JsonNode> alerts = alerts(json.value(body), mapping);
            for (JsonNode alert : alerts) {
                signal(alert, mapping, sender, now)
                        .ifPresentOrElse(
                                valid::add, () -> flaws.add("an alert has no key or no summary under the mapping"));
            }
            if (alerts.isEmpty()) {
                flaws.add("the mapping finds no alert");
            }
            return new Batch(
                    valid,
                    flaws.isEmpty()
                            ? Answer.empty(202)
                            : NotificationFormat.invalid(
                                    String.join("; ", flaws.stream().distinct().toList())));
        } catch (MalformedBody malformed) {
            return Batch.refused(NotificationFormat.invalid(malformed.getMessage()));
        }
    }

    /** What is wrong with a mapping; empty when every path can be understood. */
    public Optional<String> flaw(AlertMapping mapping) {
        if (mapping.alerts() != null && !isPath(mapping.alerts())) {
            return Optional.of("alerts is a path and begins with $");
        }
        return Stream.concat(
                        Stream.of(
                                mapping.alerts(),
                                mapping.key(),
                                mapping.summary(),
                                mapping.description(),
                                mapping.status(),
                                mapping.startsAt(),
                                mapping.url()),
                        Stream.concat(mapping.labels().values().stream(), mapping.annotations().values().stream()))
                .filter(expression -> expression != null && isPath(expression))
                .flatMap(path -> flaw(path).stream())
                .findFirst();
    }

    private static Optional<String> flaw(String path) {
        try {
            JsonPath.compile(path);
            return Optional.empty();
        } catch (JsonPathException | IllegalArgumentException e) {
            return Optional.of("the path " + path + " cannot be understood: " + e.getMessage());
        }
    }

    private static boolean isPath(String expression) {
        return expression.startsWith("$");
    }

    private List<JsonNode> alerts(JsonNode body, AlertMapping mapping) {
        if (mapping.alerts() == null) {
            return List.of(body);
        }
        JsonNode found = found(body, mapping.alerts());
        if (!found.isArray()) {
            return found.isMissingNode() || found.isNull() ? List.of() : List.of(found);
        }
        if (found.size() > MOST_ALERTS) {
            throw new MalformedBody(400, "the body has more than " + MOST_ALERTS + " alerts");
        }
        List<JsonNode> alerts = new ArrayList<>();
        found.forEach(alerts::add);
        return alerts;
    }

    private Optional<AlertSignal> signal(JsonNode alert, AlertMapping mapping, Sender sender, Instant now) {
        String key = text(alert, mapping.key());
        String summary = text(alert, mapping.summary());
        if (key == null || summary == null) {
            return Optional.empty();
        }
        KeyedAlert keyed = KeyedAlert.of(name(), sender, key);
        mapping.labels().forEach((name, expression) -> keyed.label(name, text(alert, expression)));
        keyed.annotation("summary", summary).annotation("description", text(alert, mapping.description()));
        mapping.annotations().forEach((name, expression) -> keyed.annotation(name, text(alert, expression)));
        keyed.url(text(alert, mapping.url())).startsAt(instant(text(alert, mapping.startsAt())));
        String status = text(alert, mapping.status());
        boolean over =
                status != null && mapping.resolvedWhen().stream().anyMatch(word -> word.equalsIgnoreCase(status));
        return Optional.of(over ? keyed.isOver(null, now) : keyed.fires(now));
    }

    /** What an expression says about an alert; null for nothing. Of a list that a path found, the first member. */
    private String text(JsonNode alert, String expression) {
        if (expression == null || !isPath(expression)) {
            return expression == null || expression.isBlank() ? null : expression;
        }
        JsonNode found = found(alert, expression);
        JsonNode one = found.isArray() ? found.path(0) : found;
        return one.isValueNode() && !one.isNull() && !one.asText().isBlank()
                ? one.asText().strip()
                : null;
    }

    /** A path that does not fit the body finds nothing. */
    private JsonNode found(JsonNode body, String path) {
        try {
            Object found = JsonPath.compile(path).read(body, paths);
            return switch (found) {
                case null -> JsonNodeFactory.instance.missingNode();
                case JsonNode node -> node;
                default -> JsonNodeFactory.instance.textNode(found.toString());
            };
        } catch (JsonPathException | IllegalArgumentException | ClassCastException | ArithmeticException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static Instant instant(String text) {
        return text == null
                ? null
                : JsonBody.instant(JsonNodeFactory.instance.objectNode().put("at", text), "at");
    }
}
