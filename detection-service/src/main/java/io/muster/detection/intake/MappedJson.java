package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    private final MappingPaths paths;

    @Inject
    MappedJson(JsonBody json, MappingPaths paths) {
        this.json = json;
        this.paths = paths;
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

    /** Many paths over many alerts. */
    @Override
    public boolean readsLong() {
        return true;
    }

    /** What would become of a body under a mapping. */
    public Batch read(byte[] body, AlertMapping mapping, Sender sender, Instant now) {
        try {
            List<AlertSignal> valid = new ArrayList<>();
            List<String> flaws = new ArrayList<>();
            JsonNode whole = json.shallow(body);
            List<JsonNode> alerts = alerts(whole, mapping);
            for (JsonNode alert : alerts) {
                signal(alert, mapping, sender, now)
                        .ifPresentOrElse(
                                valid::add, () -> flaws.add("an alert has no key or no summary under the mapping"));
            }
            if (alerts.isEmpty() && !hasNothingToTell(whole, mapping)) {
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

    /** What is wrong with a mapping; empty when every path can be understood, and followed in a bounded time. */
    public Optional<String> flaw(AlertMapping mapping) {
        if (mapping.alerts() != null && !MappingPaths.isPath(mapping.alerts())) {
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
                .filter(expression -> expression != null && MappingPaths.isPath(expression))
                .flatMap(path -> MappingPaths.flaw(path).stream())
                .findFirst();
    }

    /** A poll that finds nothing new is no error. */
    private boolean hasNothingToTell(JsonNode body, AlertMapping mapping) {
        return mapping.alerts() != null && paths.isEmptyList(body, mapping.alerts());
    }

    /** @throws MalformedBody when there are too many */
    List<JsonNode> alerts(JsonNode body, AlertMapping mapping) {
        if (mapping.alerts() == null) {
            return List.of(body);
        }
        JsonNode found = paths.found(body, mapping.alerts());
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

    /** By which an alert is known that becomes a signal; empty for one that lacks what it needs. */
    Optional<String> key(JsonNode alert, AlertMapping mapping) {
        // what is over was told of before
        boolean isTold = isOver(alert, mapping) || paths.text(alert, mapping.summary()) != null;
        return Optional.ofNullable(paths.text(alert, mapping.key())).filter(key -> isTold);
    }

    private boolean isOver(JsonNode alert, AlertMapping mapping) {
        String status = paths.text(alert, mapping.status());
        return status != null && mapping.resolvedWhen().stream().anyMatch(word -> word.equalsIgnoreCase(status));
    }

    private Optional<AlertSignal> signal(JsonNode alert, AlertMapping mapping, Sender sender, Instant now) {
        return key(alert, mapping).map(key -> signal(KeyedAlert.of(name(), sender, key), alert, mapping, now));
    }

    private AlertSignal signal(KeyedAlert keyed, JsonNode alert, AlertMapping mapping, Instant now) {
        mapping.labels().forEach((name, expression) -> keyed.label(name, paths.text(alert, expression)));
        keyed.annotation("summary", paths.text(alert, mapping.summary()))
                .annotation("description", paths.text(alert, mapping.description()));
        mapping.annotations().forEach((name, expression) -> keyed.annotation(name, paths.text(alert, expression)));
        keyed.url(paths.text(alert, mapping.url())).startsAt(instant(paths.text(alert, mapping.startsAt())));
        return isOver(alert, mapping) ? keyed.isOver(null, now) : keyed.fires(now);
    }

    /** Null for none, and for what is no time. */
    static Instant instant(String text) {
        return text == null
                ? null
                : JsonBody.instant(JsonNodeFactory.instance.objectNode().put("at", text), "at");
    }
}
