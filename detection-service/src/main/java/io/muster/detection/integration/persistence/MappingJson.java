package io.muster.detection.integration.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.EventJson;
import io.muster.detection.integration.AlertMapping;

/** How a mapping stands in its column. */
final class MappingJson {

    private MappingJson() {}

    static String write(AlertMapping mapping) {
        try {
            return EventJson.mapper().writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping that cannot be written", e);
        }
    }

    static AlertMapping read(String json) {
        try {
            return EventJson.mapper().readValue(json, AlertMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping that cannot be read", e);
        }
    }
}
