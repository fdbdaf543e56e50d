package io.muster.web;

import java.nio.charset.StandardCharsets;

/** What another system answered; the body is at most as long as {@code muster.outbound.max-answer-bytes}. */
public record HttpAnswer(int status, byte[] body) {

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
