package io.muster.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What another system answered.
 *
 * @param headers by name in any case
 * @param body at most as long as {@code muster.outbound.max-answer-bytes}, or as the call said
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {

    /** An answer without headers. */
    public HttpAnswer(int status, byte[] body) {
        this(status, Map.of(), body);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may succeed later: the other side is overloaded or out of order. */
    public boolean isWorthRetrying() {
        return status >= 500 || status == 429 || status == 408 || status == 425;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
