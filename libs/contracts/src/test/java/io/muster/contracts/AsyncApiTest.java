package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/asyncapi.yaml says what the records say, and the samples agree with it. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = read();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../../docs/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<Class<? extends LifecycleEvent>> events() {
        return EventTypes.all();
    }

    @Test
    void hasAMessageAndASenderForEveryType() {
        Set<String> types =
                EventTypes.all().stream().map(EventTypes::typeOf).collect(Collectors.toCollection(TreeSet::new));
        Set<String> messages = new TreeSet<>();
        DOCUMENT.at("/components/messages")
                .forEach(m -> messages.add(m.get("name").asText()));
        Set<String> sent = new TreeSet<>();
        DOCUMENT.get("operations")
                .forEach(operation -> operation.get("messages").forEach(message -> {
                    JsonNode inChannel = resolve(message);
                    sent.add(resolve(inChannel).get("name").asText());
                }));

        assertThat(DOCUMENT.get("asyncapi").asText()).startsWith("3.");
        assertThat(DOCUMENT.at("/channels/lifecycle/address").asText()).isEqualTo(Topics.LIFECYCLE);
        assertThat(messages).isEqualTo(types);
        assertThat(sent).isEqualTo(types);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyComponentIsAProperty(Class<? extends LifecycleEvent> event) {
        assertThat(properties(event.getSimpleName())).isEqualTo(components(event));
    }

    @Test
    void theMeasureIsDescribedToo() throws IOException {
        JsonNode sample = EventJson.mapper().readTree(MeasureTest.class.getResourceAsStream("/samples/Measure.json"));
        List<String> problems = new ArrayList<>();

        validate(sample, DOCUMENT.at("/components/schemas/Measure"), "Measure", problems);

        assertThat(problems).isEmpty();
        assertThat(properties("Measure")).isEqualTo(components(Measure.class));
        assertThat(DOCUMENT.at("/channels/measures/address").asText()).isEqualTo(Topics.MEASURES);
    }

    @Test
    void theCanaryIsDescribedToo() throws IOException {
        JsonNode sample = EventJson.mapper().readTree(CanaryTest.class.getResourceAsStream("/samples/Canary.json"));
        List<String> problems = new ArrayList<>();

        validate(sample, DOCUMENT.at("/components/schemas/Canary"), "Canary", problems);

        assertThat(problems).isEmpty();
        assertThat(properties("Canary")).isEqualTo(components(Canary.class));
        assertThat(DOCUMENT.at("/channels/canary/address").asText()).isEqualTo(Topics.CANARY);
    }

    @Test
    void theSharedShapesAreComplete() {
        assertThat(properties("Context")).isEqualTo(components(EventContext.class));
        assertThat(properties("Actor")).isEqualTo(components(Actor.class));
        assertThat(properties("AlertRef")).isEqualTo(components(DetectionEvent.AlertRef.class));
        assertThat(properties("Affected")).isEqualTo(components(TriageEvent.Affected.class));
        assertThat(properties("Users")).isEqualTo(components(TriageEvent.Users.class));
        assertThat(properties("Band")).isEqualTo(components(TriageEvent.Band.class));
        assertThat(properties("RevenueAtRisk")).isEqualTo(components(TriageEvent.RevenueAtRisk.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSampleFollowsTheSchema(Class<? extends LifecycleEvent> event) throws IOException {
        List<String> problems = new ArrayList<>();
        validate(
                EventJson.mapper().readTree(Events.sampleBytes(event)),
                DOCUMENT.at("/components/schemas/" + event.getSimpleName()),
                event.getSimpleName(),
                problems);

        assertThat(problems).isEmpty();
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties(String schema) {
        Set<String> names = new TreeSet<>();
        DOCUMENT.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolve(JsonNode schema) {
        JsonNode only = schema.path("allOf").path(0);
        String reference = schema.path("$ref").asText(only.path("$ref").asText(null));
        if (reference == null) {
            return schema;
        }
        JsonNode target = DOCUMENT.at(reference.substring(1));
        assertThat(target.isMissingNode()).as(reference).isFalse();
        return target;
    }

    /** The part of JSON Schema that the document uses. */
    private static void validate(JsonNode value, JsonNode unresolved, String path, List<String> problems) {
        JsonNode schema = resolve(unresolved);
        boolean fits = switch (schema.get("type").asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual();
        };
        if (!fits) {
            problems.add(path + " is no " + schema.get("type"));
        }
        List<String> words = new ArrayList<>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        if (!words.isEmpty() && !words.contains(value.asText())) {
            problems.add(path + " is none of " + words);
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                problems.add(path + " lacks " + name);
            }
        });
        value.properties().forEach(property -> {
            JsonNode of = schema.path("properties").path(property.getKey());
            JsonNode wanted = of.isMissingNode() ? schema.path("additionalProperties") : of;
            if (wanted.isMissingNode()) {
                problems.add(path + " has an unknown " + property.getKey());
            } else {
                validate(property.getValue(), wanted, path + "." + property.getKey(), problems);
            }
        });
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            validate(value.get(i), schema.get("items"), path + "[" + i + "]", problems);
        }
    }
}
