package io.muster.web;

import io.muster.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list, opaque to callers so that the order behind it may change. */
public final class Cursor {

    private Cursor() {}

    public static String encode(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @return the position, or null when there is no cursor
     * @throws Refusal with {@code invalid-cursor} (400) when it was not one of ours
     */
    public static String decode(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }
}
