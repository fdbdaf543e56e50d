package io.muster.detection.intake;

import io.muster.detection.integration.KeyInHeader;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a sender made it.
 *
 * @param parameters what the address says beside the format's own place: parts of the path and of the query
 */
public record IntakeRequest(byte[] body, Headers headers, Map<String, String> parameters) {

    private static final byte[] NOTHING = {};

    public IntakeRequest {
        body = body == null ? NOTHING : body;
    }

    /** The headers of a request. Names are compared without case. */
    public interface Headers {

        /** Null when there is none. */
        String get(String name);

        /** Those whose name begins so, by their names in lower case without that beginning. */
        Map<String, String> startingWith(String prefix);
    }

    /** As sent; null when there was none. */
    public String contentType() {
        return headers.get("Content-Type");
    }

    /** The key in the header {@code Authorization}: bearer, GenieKey, or the password of basic authentication. */
    public Optional<String> authorizationKey() {
        return KeyInHeader.of(headers.get("Authorization"));
    }

    /** Null when the address does not say. */
    public String parameter(String name) {
        return parameters.get(name);
    }
}
