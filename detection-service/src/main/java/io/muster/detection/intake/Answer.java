package io.muster.detection.intake;

import io.muster.contracts.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An answer over HTTP.
 *
 * @param body written as JSON; null for an empty body
 * @param mediaType null with an empty body
 * @param headers beside the usual ones
 */
public record Answer(int status, Object body, String mediaType, Map<String, String> headers) {

    private static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer empty(int status) {
        return new Answer(status, null, null, Map.of());
    }

    public static Answer json(int status, Object body) {
        return new Answer(status, body, JSON, Map.of());
    }

    /** RFC 9457 problem details, for formats that define no shape of their own. */
    public static Answer problem(ProblemCode code, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "https://muster.dev/problems/" + code.code());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", detail);
        body.put("code", code.code());
        return new Answer(code.status(), body, "application/problem+json", Map.of());
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, body, mediaType, more);
    }

    /** What it says in words, in one line; null when it says nothing. */
    public String words() {
        if (!(body instanceof Map<?, ?> fields)) {
            return body == null ? null : body.toString();
        }
        return Stream.of("detail", "errors", "message")
                .<Object>map(fields::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(fields)
                .toString();
    }

    public boolean isRefusal() {
        return status >= 400;
    }
}
