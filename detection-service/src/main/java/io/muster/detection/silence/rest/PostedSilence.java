package io.muster.detection.silence.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.detection.matching.Matcher;
import io.muster.detection.matching.Matcher.Operator;
import io.muster.detection.signal.Labels;
import io.muster.detection.signal.PlainInstant;
import io.muster.detection.silence.Silence;
import io.muster.detection.silence.Silence.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads a silence as amtool and other clients of Alertmanager send it, and complains in Alertmanager's words. */
final class PostedSilence {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_TEXT = 1_000;
    private static final UUID NONE_OF_OURS = new UUID(0, 0);

    private PostedSilence() {}

    /**
     * A body that is not a silence; expected, so it carries no stack trace.
     */
    static final class Malformed extends RuntimeException {

        private final int status;
        private final int code;

        /** @param code Alertmanager's number; 0 when the answer is the bare message */
        Malformed(int status, int code, String message) {
            super(message, null, false, false);
            this.status = status;
            this.code = code;
        }

        int status() {
            return status;
        }

        int code() {
            return code;
        }
    }

    /** @throws Malformed with the answer */
    static Silence read(byte[] body, String setBy, Instant now) {
        JsonNode json = tree(body);
        List<JsonNode> rows = rows(json);
        String comment = Labels.storable(required(json, "comment"));
        String createdBy = Labels.storable(required(json, "createdBy"));
        Instant startsAt = instant(json, "startsAt");
        Instant endsAt = instant(json, "endsAt");
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            matchers.add(matcher(rows.get(i), i));
        }
        return new Silence(
                id(json.path("id").asText("")),
                Kind.SILENCE,
                matchers,
                startsAt,
                endsAt,
                null,
                createdBy,
                comment,
                setBy,
                now);
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (json.isMissingNode()) {
                throw required("silence");
            }
            if (!json.isObject()) {
                throw unreadable("it is no object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable("it cannot be read");
        }
    }

    private static List<JsonNode> rows(JsonNode json) {
        JsonNode matchers = json.path("matchers");
        if (matchers.isMissingNode() || matchers.isNull()) {
            throw required("matchers");
        }
        if (!matchers.isArray()) {
            throw unreadable("matchers has the wrong JSON type");
        }
        if (matchers.isEmpty()) {
            throw new Malformed(422, 612, "matchers in body should have at least 1 items");
        }
        List<JsonNode> rows = new ArrayList<>();
        if (matchers.size() > Silence.MOST_MATCHERS) {
            throw invalid("more than " + Silence.MOST_MATCHERS + " matchers");
        }
        matchers.forEach(rows::add);
        return rows;
    }

    private static Matcher matcher(JsonNode row, int place) {
        if (!row.isObject()) {
            throw unreadable("matchers." + place + " is no object");
        }
        for (String field : new String[] {"name", "value", "isRegex"}) {
            if (row.path(field).isMissingNode() || row.path(field).isNull()) {
                throw required("matchers." + place + "." + field);
            }
        }
        if (!row.path("isRegex").isBoolean() || !row.path("isEqual").isBoolean() && row.has("isEqual")) {
            throw unreadable("matchers." + place + " has the wrong JSON type");
        }
        boolean isEqual = row.path("isEqual").asBoolean(true);
        try {
            return Matcher.of(
                    text(row, "name"),
                    Operator.of(row.path("isRegex").booleanValue(), isEqual),
                    Labels.storable(text(row, "value")));
        } catch (IllegalArgumentException e) {
            throw invalid("invalid label matcher " + place + ": " + e.getMessage());
        }
    }

    private static Instant instant(JsonNode json, String field) {
        String text = required(json, field);
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 0 || time.getYear() > 9999) {
                throw new DateTimeException("the year is beyond 9999");
            }
            return PlainInstant.storable(time.toInstant());
        } catch (DateTimeException e) {
            throw unreadable(field + " is not a point in time");
        }
    }

    private static String required(JsonNode json, String field) {
        if (json.path(field).isMissingNode() || json.path(field).isNull()) {
            throw required(field);
        }
        return text(json, field);
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw unreadable(field + " has the wrong JSON type");
        }
        String text = json.path(field).textValue();
        if (text.length() > LONGEST_TEXT) {
            throw invalid(field + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    /** Null for a new one; what is no id of ours is unknown like any other. */
    private static UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return NONE_OF_OURS;
        }
    }

    private static Malformed required(String field) {
        return new Malformed(422, 602, field + " in body is required");
    }

    private static Malformed invalid(String why) {
        return new Malformed(400, 0, "invalid silence: " + why);
    }

    private static Malformed unreadable(String why) {
        return new Malformed(400, 400, "parsing silence body from \"\" failed, because " + why);
    }
}
