package io.muster.detection.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the JSON that the Alertmanager family of formats has in common. */
@Singleton
class AlertJson {

    private final ObjectMapper mapper = new ObjectMapper();

    /** @throws MalformedBody (400) when the body is not JSON */
    JsonNode tree(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw new MalformedBody(400, "parsing alerts body from \"\" failed, because " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedBody(400, "parsing alerts body from \"\" failed");
        }
    }

    /**
     * One alert of a body.
     *
     * @param place where it stands, for messages: {@code 0} for the first
     * @throws MalformedBody 400 for a wrong JSON type or date, 602 for absent labels, 601 for a generator URL that is
     *     none
     */
    PostedAlert alert(JsonNode json, String place) {
        if (!json.isObject()) {
            throw new MalformedBody(
                    400, "parsing alerts body from \"\" failed, because alert " + place + " is no object");
        }
        Map<String, String> labels = strings(json.path("labels"), place + ".labels");
        Map<String, String> annotations = strings(json.path("annotations"), place + ".annotations");
        Instant startsAt = instant(json.path("startsAt"), place + ".startsAt");
        Instant endsAt = instant(json.path("endsAt"), place + ".endsAt");
        String generatorUrl = string(json.path("generatorURL"), place + ".generatorURL");
        if (labels == null) {
            throw new MalformedBody(602, place + ".labels in body is required");
        }
        if (generatorUrl != null && !generatorUrl.isEmpty() && !isUri(generatorUrl)) {
            throw new MalformedBody(601, place + ".generatorURL in body must be of type uri: \"" + generatorUrl + "\"");
        }
        return PostedAlert.of(labels, annotations == null ? Map.of() : annotations, startsAt, endsAt, generatorUrl);
    }

    private static Map<String, String> strings(JsonNode node, String place) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            throw wrongType(place);
        }
        Map<String, String> strings = new HashMap<>();
        node.properties().forEach(entry -> strings.put(entry.getKey(), string(entry.getValue(), place)));
        return strings;
    }

    private static String string(JsonNode node, String place) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrongType(place);
        }
        return node.textValue();
    }

    private static Instant instant(JsonNode node, String place) {
        try {
            return Timestamps.parse(string(node, place));
        } catch (DateTimeException e) {
            throw new MalformedBody(
                    400, "parsing alerts body from \"\" failed, because " + place + " is not a point in time");
        }
    }

    private static MalformedBody wrongType(String place) {
        return new MalformedBody(
                400, "parsing alerts body from \"\" failed, because " + place + " has the wrong JSON type");
    }

    /** Whether it is surely a URI, as nearly all are. */
    private static boolean isPlainUrl(String text) {
        int host = text.startsWith("http://") ? 7 : 8;
        if (host == 8 && !text.startsWith("https://") || text.length() <= host || !isLetterOrDigit(text.charAt(host))) {
            return false;
        }
        for (int i = host; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    c == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2));
            if (!escape && !isLetterOrDigit(c) && "-._~:/?&=+,;".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** As Go's url.ParseRequestURI: absolute, or a path from the root. */
    private static boolean isUri(String text) {
        if (isPlainUrl(text)) {
            return true;
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            return text.startsWith("/") || new URI(text.replaceAll("[\"<>\\\\^`{|} ]", "_")).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
