package io.muster.detection.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads JSON of senders that mean well and write what they like: what has an unexpected type is read as absent. */
@Singleton
class JsonBody {

    private static final int DEEPEST = 50;
    private static final int LONGEST_LABEL = 200;
    private static final double MILLIS_FROM = 1e11;
    private static final double LATEST_MILLIS = 2.5e14;

    private final ObjectMapper mapper = mapper(StreamReadConstraints.DEFAULT_MAX_DEPTH);
    private final ObjectMapper shallow = mapper(DEEPEST);

    private static ObjectMapper mapper(int deepest) {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxNestingDepth(deepest).build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** @throws MalformedBody (400) when the body is not one JSON value */
    JsonNode value(byte[] body) {
        return value(body, mapper);
    }

    /** @throws MalformedBody (400) also when it has more levels than can be searched in a short time */
    JsonNode shallow(byte[] body) {
        return value(body, shallow);
    }

    private static JsonNode value(byte[] body, ObjectMapper mapper) {
        try {
            JsonNode value = mapper.readTree(body);
            if (value == null || value.isMissingNode()) {
                throw new MalformedBody(400, "the body is empty");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new MalformedBody(400, "the body is nested too deeply, or holds too long a number");
        } catch (JsonProcessingException e) {
            throw new MalformedBody(400, "the body is not JSON");
        } catch (IOException e) {
            throw new MalformedBody(400, "the body cannot be read");
        }
    }

    /** @throws MalformedBody (400) when the body is not a JSON object */
    JsonNode object(byte[] body) {
        JsonNode value = value(body);
        if (!value.isObject()) {
            throw new MalformedBody(400, "the body is no JSON object");
        }
        return value;
    }

    /** The first of the fields that holds text, a number or a truth value that says something; null when none does. */
    static String text(JsonNode object, String... fields) {
        for (String field : fields) {
            JsonNode node = object.path(field);
            if (node.isValueNode() && !node.isNull() && !node.asText().isBlank()) {
                return node.asText().strip();
            }
        }
        return null;
    }

    static String textOr(String otherwise, JsonNode object, String... fields) {
        String text = text(object, fields);
        return text == null ? otherwise : text;
    }

    /** A point in time in RFC 3339, or in seconds or milliseconds since 1970; null when there is none that can be used. */
    static Instant instant(JsonNode object, String... fields) {
        String text = text(object, fields);
        if (text == null) {
            return null;
        }
        try {
            return text.matches("\\d{1,16}(\\.\\d{1,9})?")
                    ? sinceEpoch(Double.parseDouble(text))
                    : Timestamps.parse(text);
        } catch (DateTimeException unusable) {
            return null;
        }
    }

    private static Instant sinceEpoch(double number) {
        double millis = number < MILLIS_FROM ? number * 1000 : number;
        return millis > LATEST_MILLIS ? null : Instant.ofEpochMilli((long) millis);
    }

    /** The values of an object that are short enough for a label, by their names. */
    static Map<String, String> scalars(JsonNode object) {
        Map<String, String> scalars = new LinkedHashMap<>();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isValueNode() && !value.isNull() && isShort(value.asText())) {
                scalars.put(field.getKey(), value.asText());
            }
        });
        return scalars;
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_LABEL && text.indexOf('\n') < 0;
    }
}
