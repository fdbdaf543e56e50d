package io.muster.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent to other systems as the Standard Webhooks specification says: HMAC-SHA256 over id, time, body. */
public final class StandardWebhooks {

    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";
    public static final String SECRET_PREFIX = "whsec_";

    private StandardWebhooks() {}

    /**
     * The three headers of one attempt.
     *
     * @param secret {@code whsec_} and base64
     * @param id the same for every attempt of one message, so that the receiver can drop doubles
     * @param at the time of this attempt
     */
    public static Map<String, String> headers(String secret, UUID id, Instant at, byte[] body) {
        return headers(secret, id.toString(), at, body);
    }

    static Map<String, String> headers(String secret, String id, Instant at, byte[] body) {
        String timestamp = Long.toString(at.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(ID, id);
        headers.put(TIMESTAMP, timestamp);
        headers.put(SIGNATURE, sign(secret, id, timestamp, body));
        return headers;
    }

    /**
     * Whether a received request was signed with the secret and is no older (or newer) than the tolerance.
     *
     * @param signatures the header's value: space-separated, one for each secret the sender has in rotation
     */
    public static boolean verify(
            String secret,
            String id,
            String timestamp,
            String signatures,
            byte[] body,
            Instant now,
            Duration tolerance) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            if (Duration.between(sent, now).abs().compareTo(tolerance) > 0) {
                return false;
            }
        } catch (RuntimeException e) {
            return false;
        }
        String expected = sign(secret, id, timestamp, body);
        return Arrays.stream(signatures.split(" ")).anyMatch(given -> Secrets.same(expected, given));
    }

    private static String sign(String secret, String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyOf(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] keyOf(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a webhook secret starts with " + SECRET_PREFIX);
        }
        return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    }
}
