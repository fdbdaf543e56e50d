package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Optional;

/**
 * How lifecycle events are written: one JSON object, keys in alphabetical order, instants in ISO-8601, what is null left
 * out. Reading tolerates what a newer version may add: unknown fields are ignored, unknown words of an enum read as
 * null, unknown types as {@link UnknownEvent}.
 */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventJson() {}

    /** The mapper itself, for trees and for payloads that follow the same rules. Shared: do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** @throws IllegalArgumentException for an {@link UnknownEvent}: nobody sends what he does not know */
    public static byte[] write(LifecycleEvent event) {
        EventTypes.typeOf(event.getClass());
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event record that cannot be written: " + event.getClass(), e);
        }
    }

    /**
     * @param type the CloudEvents type
     * @throws MalformedEvent when it is not JSON, lacks its context, or a field has the wrong shape
     */
    public static LifecycleEvent read(String type, byte[] json) {
        try {
            Optional<Class<? extends LifecycleEvent>> known = EventTypes.classOf(type);
            LifecycleEvent event = known.isPresent() ? MAPPER.readValue(json, known.get()) : readUnknown(type, json);
            if (event == null || event.context() == null) {
                throw new MalformedEvent(type + " without a context");
            }
            return event;
        } catch (IOException e) {
            throw new MalformedEvent(type + " cannot be read: " + originalMessage(e), e);
        }
    }

    private static UnknownEvent readUnknown(String type, byte[] json) throws IOException {
        JsonNode context = MAPPER.readTree(json).path("context");
        return context.isObject() ? new UnknownEvent(MAPPER.treeToValue(context, EventContext.class), type) : null;
    }

    private static String originalMessage(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }
}
