package io.muster.escalation.channel.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.web.HttpAnswer;
import java.io.IOException;
import java.util.stream.Stream;

/** Providers' bodies as trees: their shapes are theirs, not ours. */
final class Json {

    static final String TYPE = "application/json";

    private Json() {}

    static ObjectNode object() {
        return EventJson.mapper().createObjectNode();
    }

    static ArrayNode array(JsonNode... items) {
        ArrayNode array = EventJson.mapper().createArrayNode();
        for (JsonNode item : items) {
            array.add(item);
        }
        return array;
    }

    static ArrayNode array(Stream<? extends JsonNode> items) {
        ArrayNode array = EventJson.mapper().createArrayNode();
        items.forEach(array::add);
        return array;
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return EventJson.mapper().writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What a provider answered; an empty object when it is no JSON. */
    static JsonNode read(HttpAnswer answer) {
        try {
            JsonNode tree = EventJson.mapper().readTree(answer.body());
            return tree == null ? object() : tree;
        } catch (IOException e) {
            return object();
        }
    }
}
