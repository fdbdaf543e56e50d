package io.muster.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import java.io.UncheckedIOException;

/** Values that are kept as JSON in a column, by the rules that events are written by. */
public final class StoredJson {

    private StoredJson() {}

    public static String write(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a %s cannot be written".formatted(value.getClass()), e);
        }
    }

    /** @return null for null */
    public static <T> T read(String json, Class<T> type) {
        try {
            return json == null ? null : EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored %s cannot be read".formatted(type.getSimpleName()), e);
        }
    }
}
