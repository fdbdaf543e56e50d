package io.muster.detection.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.DetectionEvent.Source;
import io.muster.detection.integration.AlertMapping;
import io.muster.detection.integration.IntegrationKind;
import io.muster.detection.integration.Sender;
import io.muster.detection.integration.Terms;
import io.muster.detection.signal.Signal.AlertSignal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What a sample would become under a mapping, and what its writer should look at before it is saved. */
@Singleton
public class TryMapping {

    private static final UUID NOBODY = new UUID(0, 0);

    private final MappedJson format;
    private final MappingPaths paths;
    private final JsonBody json;

    @Inject
    TryMapping(MappedJson format, MappingPaths paths, JsonBody json) {
        this.format = format;
        this.paths = paths;
        this.json = json;
    }

    /** @param key by which the alert is known from its first report to its resolve */
    public record Tried(String key, AlertSignal signal) {}

    /**
     * @param answer what the sender would be told
     * @param warnings what the mapping says, and hardly means
     */
    public record Trial(List<Tried> alerts, Answer answer, List<String> warnings) {}

    public Trial of(byte[] sample, AlertMapping mapping, Instant now) {
        Sender sender = new Sender(
                NOBODY,
                "trial",
                Source.MONITORING,
                Terms.of(IntegrationKind.MAPPED).with(mapping),
                null);
        IntakeFormat.Batch batch = format.read(sample, mapping, sender, now);
        try {
            List<JsonNode> alerts = format.alerts(json.shallow(sample), mapping);
            return new Trial(tried(alerts, mapping, batch), batch.answer(), warnings(alerts, mapping));
        } catch (MalformedBody malformed) {
            return new Trial(List.of(), batch.answer(), List.of());
        }
    }

    /** The signals are of those alerts that have what it takes, in their order. */
    private List<Tried> tried(List<JsonNode> alerts, AlertMapping mapping, IntakeFormat.Batch batch) {
        List<String> keys = alerts.stream()
                .flatMap(alert -> format.key(alert, mapping).stream())
                .toList();
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < batch.signals().size(); i++) {
            tried.add(new Tried(keys.get(i), (AlertSignal) batch.signals().get(i)));
        }
        return tried;
    }

    private List<String> warnings(List<JsonNode> alerts, AlertMapping mapping) {
        List<String> warnings = new ArrayList<>();
        if (!MappingPaths.isPath(mapping.key())) {
            warnings.add("key: \"" + mapping.key()
                    + "\" is the same for every alert, so that all are one; a path begins with $");
        } else {
            Set<String> seen = new HashSet<>();
            alerts.stream()
                    .map(alert -> paths.text(alert, mapping.key()))
                    .filter(key -> key != null && !seen.add(key))
                    .distinct()
                    .forEach(key -> warnings.add("key: several alerts have the key \"" + key + "\", and are one"));
        }
        expressions(mapping).forEach((name, path) -> {
            long without = alerts.stream()
                    .filter(alert -> paths.text(alert, path) == null)
                    .count();
            if (without > 0) {
                warnings.add(name + ": " + path + " finds nothing in " + without + " of " + alerts.size());
            }
        });
        alerts.stream()
                .map(alert -> paths.text(alert, mapping.startsAt()))
                .filter(text -> text != null && MappedJson.instant(text) == null)
                .distinct()
                .forEach(text -> warnings.add(
                        "startsAt: \"" + text + "\" is no time that can be read; it would begin when it is received"));
        return warnings;
    }

    /** Those that are looked up in an alert, by where they stand. */
    private static Map<String, String> expressions(AlertMapping mapping) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("key", mapping.key());
        all.put("summary", mapping.summary());
        all.put("description", mapping.description());
        all.put("status", mapping.status());
        all.put("startsAt", mapping.startsAt());
        all.put("url", mapping.url());
        Stream.of(Map.entry("labels.", mapping.labels()), Map.entry("annotations.", mapping.annotations()))
                .forEach(named ->
                        named.getValue().forEach((name, expression) -> all.put(named.getKey() + name, expression)));
        all.values().removeIf(expression -> expression == null || !MappingPaths.isPath(expression));
        return all;
    }
}
