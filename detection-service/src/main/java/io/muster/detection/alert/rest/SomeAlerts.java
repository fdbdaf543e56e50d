package io.muster.detection.alert.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A part of a list in JSON that may be long: it is read, written and sent in such parts, as fast as the caller takes them,
 * with commas between them. What is sent is one list all the same.
 */
@RegisterForReflection
record SomeAlerts(@JsonValue @JsonRawValue String json) {

    /** @param alerts at least one */
    static SomeAlerts of(List<GettableAlert> alerts, ObjectMapper json) {
        String list = written(alerts, json);
        return new SomeAlerts(list.substring(1, list.length() - 1));
    }

    static String written(Object value, ObjectMapper json) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what cannot be written", e);
        }
    }
}
