package io.muster.detection.integration;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where the key stands in the header {@code Authorization}. */
public final class KeyInHeader {

    private static final List<String> SCHEMES = List.of("bearer ", "geniekey ");
    private static final String BASIC = "basic ";

    private KeyInHeader() {}

    /** @param authorization as bearer token or Opsgenie's {@code GenieKey}, or as the password of basic authentication */
    public static Optional<String> of(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        for (String scheme : SCHEMES) {
            if (authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return Optional.of(authorization.substring(scheme.length()).strip());
            }
        }
        return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? password(authorization.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
